//stalemate:expect safe
//stalemate:go exit
//stalemate:source two goroutines that write first, main selects the half that can go on and then does the other half

// Whichever half comes first, main still owes the second one, and does it.
package main

import "fmt"

func main() {
	toMain := make(chan int)
	toOther := make(chan int)
	go func() {
		mine := 1
		toMain <- mine
		theirs := <-toOther
		fmt.Println(mine, theirs)
	}()
	mine := 2
	var theirs int
	select {
	case toOther <- mine:
		theirs = <-toMain
	case theirs = <-toMain:
		toOther <- mine
	}
	fmt.Println(mine, theirs)
}
