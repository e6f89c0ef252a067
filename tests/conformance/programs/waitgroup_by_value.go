//rule: a WaitGroup passed by value is a copy: Done on it does not release the original (sync.WaitGroup)
//exit: 2
//stderr: fatal error: all goroutines are asleep - deadlock!

package main

import (
	"fmt"
	"sync"
)

func worker(wg sync.WaitGroup, c chan<- bool) {
	wg.Done()
	c <- true
}

func main() {
	var wg sync.WaitGroup
	c := make(chan bool, 1)
	wg.Add(1)
	go worker(wg, c)
	fmt.Println(<-c)
	wg.Wait()
}
