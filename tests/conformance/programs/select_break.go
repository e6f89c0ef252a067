//rule: break leaves the select; continue and return reach the loop and function (spec "Break statements")

package main

import "fmt"

func f(c chan int) string {
	for {
		select {
		case v := <-c:
			if v == 1 {
				break
			}
			if v == 2 {
				continue
			}
			return fmt.Sprint("returned at ", v)
		}
		fmt.Println("after break")
	}
}

func main() {
	c := make(chan int, 3)
	c <- 1
	c <- 2
	c <- 3
	fmt.Println(f(c))
}
