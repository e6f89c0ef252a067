//stalemate:expect deadlock
//stalemate:go deadlock
//stalemate:source two goroutines and two channels, each writes before it reads

// Each waits with its gift in hand for the other to take it.
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
	toOther <- mine // want "deadlock"
	theirs := <-toMain
	fmt.Println(mine, theirs)
}
