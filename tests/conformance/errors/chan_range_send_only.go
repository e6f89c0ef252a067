package main

import "fmt"

func f(c chan<- int) {
	for v := range c { // error "cannot range over c .*receive from send-only channel"
		fmt.Println(v)
	}
}

func main() { f(nil) }
