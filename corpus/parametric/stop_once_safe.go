//stalemate:expect safe
//stalemate:go exit
//stalemate:source whoever is first stops the program, by a sync.Once
//stalemate:prove proved
//stalemate:capacity stop: 0

// Everybody may stop, once.
package main

import "sync"

func run(workers int) {
	if workers < 1 {
		return
	}
	stop := make(chan struct{})
	var once sync.Once
	for i := 0; i < workers; i++ {
		go func() {
			once.Do(func() { close(stop) })
		}()
	}
	<-stop
}

func main() { run(3) }
