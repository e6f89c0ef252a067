//stalemate:expect leak
//stalemate:go exit
//stalemate:source two goroutines that write first, main with its write and its read in one select: no deadlock, but the other waits for ever

// The select can only read, as the other side is in its write; main then
// leaves without ever having written what the other goes on to wait for.
package main

import "fmt"

func main() {
	toMain := make(chan int)
	toOther := make(chan int)
	go func() {
		mine := 1
		toMain <- mine
		theirs := <-toOther // want "leak"
		fmt.Println(mine, theirs)
	}()
	mine := 2
	var theirs int
	select {
	case toOther <- mine:
	case theirs = <-toMain:
	}
	fmt.Println(mine, theirs)
}
