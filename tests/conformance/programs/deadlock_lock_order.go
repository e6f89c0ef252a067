//rule: two goroutines taking two locks in opposite order, each holding one, deadlock (sync.Mutex)
//exit: 2
//stderr: fatal error: all goroutines are asleep - deadlock!

package main

import (
	"fmt"
	"sync"
)

func main() {
	var a, b sync.Mutex
	holding := make(chan bool)
	go func() {
		b.Lock()
		holding <- true
		a.Lock()
	}()
	a.Lock()
	<-holding
	fmt.Println("both hold one lock")
	b.Lock()
}
