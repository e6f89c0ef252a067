//rule: after Goexit in main the other goroutines go on; one of them may exit the program (runtime.Goexit)
//exit: 4

package main

import (
	"fmt"
	"os"
	"runtime"
)

func main() {
	c := make(chan int)
	go func() {
		<-c
		fmt.Println("still running")
		os.Exit(4)
	}()
	defer close(c)
	runtime.Goexit()
}
