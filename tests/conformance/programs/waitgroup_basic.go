//rule: Wait blocks until the counter is zero and returns at once if it is (sync.WaitGroup)

package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	wg.Wait()
	results := make([]int, 5)
	wg.Add(len(results))
	for i := range results {
		go func(i int) {
			defer wg.Done()
			results[i] = i * 10
		}(i)
	}
	wg.Wait()
	fmt.Println(results)
	wg.Add(2)
	wg.Add(-1)
	wg.Done()
	wg.Wait()
	fmt.Println("reused")
}
