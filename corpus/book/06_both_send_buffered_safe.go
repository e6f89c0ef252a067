//stalemate:expect safe
//stalemate:go exit
//stalemate:source two goroutines and two channels, each writes first, one of them into a buffer

// One place in one of the buffers is enough to break the circle.
package main

import "fmt"

func main() {
	toMain := make(chan int)
	toOther := make(chan int, 1)
	go func() {
		mine := 1
		toMain <- mine
		theirs := <-toOther
		fmt.Println(mine, theirs)
	}()
	mine := 2
	toOther <- mine
	theirs := <-toMain
	fmt.Println(mine, theirs)
}
