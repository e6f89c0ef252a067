//rule: an uncaught negative WaitGroup counter exits with 2 (sync.WaitGroup)
//exit: 2
//stderr: panic: sync: negative WaitGroup counter

package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	wg.Done()
	fmt.Println("balanced")
	wg.Done()
}
