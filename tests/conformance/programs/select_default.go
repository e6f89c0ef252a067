//rule: default runs only if no case is ready (spec "Select statements")

package main

import "fmt"

func main() {
	c := make(chan int, 1)
	for i := 0; i < 4; i++ {
		select {
		case c <- i:
			fmt.Println("sent", i)
		default:
			select {
			case v := <-c:
				fmt.Println("received", v)
			default:
				fmt.Println("never")
			}
		}
	}
	select {
	default:
		fmt.Println("only default")
	}
}
