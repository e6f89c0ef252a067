//rule: an unrecovered panic in any goroutine ends the program without main's deferred calls (spec "Handling panics")
//exit: 2
//stderr: panic: in goroutine

package main

import "fmt"

func main() {
	defer fmt.Println("never")
	go func() {
		defer fmt.Println("its own deferred call runs")
		panic("in goroutine")
	}()
	select {}
}
