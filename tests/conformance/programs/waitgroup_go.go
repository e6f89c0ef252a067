//rule: WaitGroup.Go adds one, runs the function in a goroutine and is done when it returns (sync.WaitGroup.Go)
//go: 1.25

package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	out := make([]int, 4)
	for i := range out {
		wg.Go(func() { out[i] = i + 1 })
	}
	wg.Wait()
	fmt.Println(out)
	c := make(chan int, 1)
	wg.Go(func() {
		defer close(c)
		c <- 5
	})
	wg.Wait()
	v, ok := <-c
	fmt.Println(v, ok, len(c))
}
