package main

import "fmt"

func main() {
	c := make(chan int)
	for i, v := range c { // error "permits (only one|no more than one) iteration variable"
		fmt.Println(i, v)
	}
}
