//stalemate:expect safe
//stalemate:go exit
//stalemate:source a queue closed when all producers are done
//stalemate:prove proved
//stalemate:capacity queue: 0

// Who has waited for the producers closes the queue.
package main

import "sync"

func run(producers, items, consumers int) {
	if producers < 1 || consumers < 1 {
		return
	}
	queue := make(chan int)
	var sending, receiving sync.WaitGroup
	sending.Add(producers)
	for i := 0; i < producers; i++ {
		go func() {
			defer sending.Done()
			queue <- items
		}()
	}
	receiving.Add(consumers)
	for i := 0; i < consumers; i++ {
		go func() {
			defer receiving.Done()
			for range queue {
			}
		}()
	}
	sending.Wait()
	close(queue)
	receiving.Wait()
}

func main() { run(2, 1, 2) }
