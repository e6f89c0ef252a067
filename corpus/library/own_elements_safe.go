//stalemate:expect safe
//stalemate:go exit
//stalemate:source each goroutine works on its own element of an array, under its own lock

// Nobody gets in another's way, so the order in which they run is looked at once.
package main

import "sync"

const n = 4

func main() {
	var locks [n]sync.Mutex
	var grid [n][2]int
	results := make([]int, n)
	var wg sync.WaitGroup
	for i := 0; i < n; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			locks[i].Lock()
			grid[i][1] = i
			results[i] = i * i
			locks[i].Unlock()
		}(i)
	}
	wg.Wait()
	sum := 0
	for i, r := range results {
		sum += r + grid[i][1]
	}
	println(sum)
}
