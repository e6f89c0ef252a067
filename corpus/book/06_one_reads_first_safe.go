//stalemate:expect safe
//stalemate:go exit
//stalemate:source two goroutines and two channels, one writes first and the other reads first

// Opposite orders on the two sides let both meetings happen.
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
	theirs := <-toMain
	toOther <- mine
	fmt.Println(mine, theirs)
}
