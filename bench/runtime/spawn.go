// Goroutines are started that end at once; every hundred of them are waited for.
package main

import "sync"

const n = 1000

func main() {
	var all sync.WaitGroup
	for i := 0; i < n/100; i++ {
		all.Add(100)
		for j := 0; j < 100; j++ {
			go func() { all.Done() }()
		}
		all.Wait()
	}
}
