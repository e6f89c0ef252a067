package main

import "fmt"

func f(c chan int) int {
	for v := range c {
		return v
	}
} // error "missing return"

func main() { fmt.Println(f(nil)) }
