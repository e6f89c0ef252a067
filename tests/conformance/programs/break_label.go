//rule: break with a label leaves the labelled for, switch or select (spec "Break statements")

package main

import "fmt"

func main() {
outer:
	for i := 0; i < 3; i++ {
		for j := 0; j < 3; j++ {
			if i*j == 2 {
				break outer
			}
			fmt.Print(i, j, " ")
		}
	}
	fmt.Println()
loop:
	for n := 0; ; n++ {
		switch {
		case n == 2:
			break
		case n > 3:
			break loop
		default:
			fmt.Print(n, " ")
		}
	}
	fmt.Println()
sw:
	switch {
	default:
		for {
			break sw
		}
		fmt.Println("never")
	}
	c := make(chan int, 1)
sel:
	for {
		select {
		case c <- 1:
		default:
			break sel
		}
	}
	fmt.Println(len(c))
}
