//stalemate:expect safe
//stalemate:go exit
//stalemate:source log: two goroutines log

// Each line is one step; nothing is shared but the logger.
package main

import "log"

func main() {
	done := make(chan bool)
	go func() {
		log.Println("worker")
		done <- true
	}()
	log.Println("main")
	<-done
}
