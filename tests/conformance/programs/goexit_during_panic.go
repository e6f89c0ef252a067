//rule: Goexit in a deferred call during a panic aborts the panic (runtime.Goexit)

package main

import (
	"fmt"
	"runtime"
)

func main() {
	done := make(chan bool)
	go func() {
		defer close(done)
		defer runtime.Goexit()
		panic("aborted by Goexit")
	}()
	<-done
	fmt.Println("main alive")
}
