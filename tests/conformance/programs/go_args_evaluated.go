//rule: the function value and arguments of go are evaluated in the calling goroutine (spec "Go statements")

package main

import "fmt"

func arg(s string) string { fmt.Println("evaluating", s); return s }

func main() {
	c := make(chan string)
	hold := make(chan bool)
	x := 1
	f := func(s string, n int) { <-hold; c <- fmt.Sprint(s, n) }
	go f(arg("first"), x)
	f = nil
	x = 2
	fmt.Println("started")
	hold <- true
	fmt.Println(<-c, x)
}
