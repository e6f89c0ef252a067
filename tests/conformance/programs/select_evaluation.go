//rule: select evaluates all channels and send values once in source order; a receive's left side only if chosen (spec "Select statements")

package main

import "fmt"

func ch(s string, c chan int) chan int { fmt.Print(s, " "); return c }
func val(s string) int                 { fmt.Print(s, " "); return 1 }

func main() {
	ready := make(chan int, 1)
	ready <- 7
	a := []int{0, 0}
	idx := func(n int) int { fmt.Print("idx", n, " "); return n }
	select {
	case ch("c1", nil) <- val("v1"):
		fmt.Println("no")
	case a[idx(0)] = <-ch("c2", nil):
		fmt.Println("no")
	case a[idx(1)] = <-ch("c3", ready):
		fmt.Println("yes", a)
	case ch("c4", nil) <- val("v4"):
		fmt.Println("no")
	}
}
