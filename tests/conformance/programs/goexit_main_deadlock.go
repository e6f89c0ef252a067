//rule: when main calls Goexit and no goroutine is left, the program dies with a fatal error (runtime.Goexit)
//exit: 2
//stderr: fatal error: no goroutines (main called runtime.Goexit) - deadlock!

package main

import (
	"fmt"
	"runtime"
)

func main() {
	defer fmt.Println("main's deferred call ran")
	runtime.Goexit()
}
