//stalemate:expect early-timeout
//stalemate:go exit
//stalemate:source a watchdog that nobody stops

// The work takes next to no time, so the panic comes in no run that is not held up for seconds.
package main

import "time"

func main() {
	time.AfterFunc(10*time.Second, func() { panic("hung") }) // want "hung"
	c := make(chan int)
	go func() { c <- 1 }()
	<-c
}
