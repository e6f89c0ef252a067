//rule: defers in a loop run at function end, not iteration end; a function literal scopes them (spec "Defer statements")

package main

import "fmt"

func main() {
	for i := 0; i < 2; i++ {
		defer fmt.Println("late", i)
		func() {
			defer fmt.Println("early", i)
			fmt.Println("in", i)
		}()
	}
	fmt.Println("done")
}
