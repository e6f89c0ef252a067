//rule: send on closed, close of closed and close of nil panic (spec "Close", "Send statements")

package main

import (
	"fmt"
	"runtime"
)

func try(f func()) {
	defer func() {
		r := recover()
		_, ok := r.(runtime.Error)
		fmt.Println(r, ok)
	}()
	f()
}

func main() {
	c := make(chan int, 1)
	var n chan int
	close(c)
	try(func() { c <- 1 })
	try(func() { close(c) })
	try(func() { close(n) })
	v, ok := <-c
	fmt.Println(v, ok, len(c))
}
