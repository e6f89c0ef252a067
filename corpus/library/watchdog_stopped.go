//stalemate:expect early-timeout
//stalemate:go exit
//stalemate:source a watchdog that is stopped when all went well

// The work takes next to no time, so the panic comes in no run that is not held up for seconds.
package main

import "time"

func main() {
	watchdog := time.AfterFunc(10*time.Second, func() { panic("hung") }) // want "hung"
	defer watchdog.Stop()
	c := make(chan int)
	go func() { c <- 1 }()
	<-c
}
