//rule: os.Exit ends the program at once without running deferred calls (os.Exit)
//exit: 3

package main

import (
	"fmt"
	"os"
)

func main() {
	defer fmt.Println("never")
	fmt.Println("exiting")
	func() {
		defer fmt.Println("never either")
		os.Exit(3)
	}()
}
