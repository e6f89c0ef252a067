//rule: a select leaves the queues of its other channels, also of those nobody else knows (select)

package main

import (
	"fmt"
	"sync"
)

const workers, rounds = 300, 3

func await(gate <-chan struct{}, arrived *sync.WaitGroup) {
	own := make(chan int)
	arrived.Done()
	select {
	case <-gate:
	case <-own:
	}
}

// busy makes garbage, then passes its result on.
func busy() int {
	sum := 0
	for k := 0; k < 20; k++ {
		buffer := make([]int, 100)
		buffer[k] = k
		sum += buffer[k]
	}
	result := make(chan int)
	go func() { result <- sum }()
	return <-result
}

func main() {
	var gates [rounds]chan struct{}
	var arrived [rounds]sync.WaitGroup
	for r := range gates {
		gates[r] = make(chan struct{})
		arrived[r].Add(workers)
	}
	var mu sync.Mutex
	var all sync.WaitGroup
	total := 0
	for w := 0; w < workers; w++ {
		all.Add(1)
		go func() {
			defer all.Done()
			for r := range gates {
				await(gates[r], &arrived[r])
				n := busy()
				mu.Lock()
				total += n
				mu.Unlock()
			}
		}()
	}
	for r := range gates {
		arrived[r].Wait()
		close(gates[r])
	}
	all.Wait()
	fmt.Println(total)
}
