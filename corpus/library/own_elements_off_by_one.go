//stalemate:expect data-race
//stalemate:go exit
//stalemate:source each goroutine writes its own element and reads its neighbour's

package main

import "sync"

const n = 4

func main() {
	results := make([]int, n+1)
	var wg sync.WaitGroup
	for i := 0; i < n; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			results[i] = results[i+1] + 1 // want "data race"
		}(i)
	}
	wg.Wait()
	println(results[0])
}
