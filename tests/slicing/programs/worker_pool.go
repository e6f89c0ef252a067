package main

import (
	"fmt"
	"sync"
)

type job struct{ id, payload int }
type result struct {
	job   job
	value int
}

func worker(id int, jobs <-chan job, results chan<- result, wg *sync.WaitGroup) {
	defer wg.Done()
	for j := range jobs {
		fmt.Printf("worker %d does job %d\n", id, j.id)
		results <- result{j, j.payload * j.payload}
	}
}

func main() {
	jobs := make(chan job, 3)
	results := make(chan result, 3)
	var wg sync.WaitGroup
	for i := 0; i < 3; i++ {
		wg.Add(1)
		go worker(i, jobs, results, &wg)
	}
	for i := 0; i < 4; i++ {
		jobs <- job{i, i * 10}
	}
	close(jobs)
	go func() {
		wg.Wait()
		close(results)
	}()
	sum := 0
	for r := range results {
		fmt.Println("job", r.job.id, "gave", r.value)
		sum += r.value
	}
	fmt.Println(sum)
}
