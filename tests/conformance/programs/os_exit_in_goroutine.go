//rule: os.Exit may be called in any goroutine; 0 means success (os.Exit)

package main

import (
	"fmt"
	"os"
)

func main() {
	defer fmt.Println("never")
	go func() {
		fmt.Println("goroutine exits the program")
		os.Exit(0)
	}()
	select {}
}
