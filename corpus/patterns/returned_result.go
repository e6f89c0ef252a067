//stalemate:expect safe
//stalemate:go exit
//stalemate:source a map of shards is copied by a goroutine for each, which fills its channel

// Returning a named result by its name is no store, so the goroutine that still reads it is no data race.
package main

import "fmt"

func snapshot(shards [][]int) (chans []chan int) {
	chans = make([]chan int, len(shards))
	for i := range shards {
		chans[i] = make(chan int, len(shards[i]))
	}
	go func() {
		for i, shard := range shards {
			for _, v := range shard {
				chans[i] <- v
			}
			close(chans[i])
		}
	}()
	return chans
}

func main() {
	sum := 0
	for _, c := range snapshot([][]int{{1, 2}, {3}}) {
		for v := range c {
			sum += v
		}
	}
	fmt.Println(sum)
}
