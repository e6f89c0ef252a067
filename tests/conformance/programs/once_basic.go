//rule: Once.Do runs only the first function; others wait for it (sync.Once)

package main

import (
	"fmt"
	"sync"
)

func main() {
	var once sync.Once
	var wg sync.WaitGroup
	n, ready := 0, false
	for i := 0; i < 5; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			once.Do(func() {
				n++
				ready = true
			})
			if !ready {
				fmt.Println("too early")
			}
		}()
	}
	wg.Wait()
	once.Do(func() { fmt.Println("never") })
	fmt.Println(n, ready)
}
