//rule: workers share one job channel; each job is done exactly once (spec "Channel types", "Go statements")

package main

import (
	"fmt"
	"sync"
)

func main() {
	jobs, results := make(chan int), make(chan [2]int, 2)
	var wg sync.WaitGroup
	for w := 0; w < 3; w++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := range jobs {
				results <- [2]int{j, j * j}
			}
		}()
	}
	go func() {
		for i := 0; i < 8; i++ {
			jobs <- i
		}
		close(jobs)
		wg.Wait()
		close(results)
	}()
	out := make([]int, 8)
	for r := range results {
		out[r[0]] += r[1]
	}
	fmt.Println(out)
}
