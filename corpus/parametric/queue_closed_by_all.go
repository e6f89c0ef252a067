//stalemate:expect send-on-closed, close-of-closed
//stalemate:go panic
//stalemate:source a queue that each producer closes
//stalemate:prove fails producers=2, items=0, consumers=1

// The second producer closes a closed channel, or sends on it.
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
			queue <- items // want "send on closed"
			close(queue)   // want "close of closed"
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
	receiving.Wait()
}

func main() { run(2, 1, 1) }
