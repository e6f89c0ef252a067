//stalemate:expect leak
//stalemate:go exit
//stalemate:source signal.Stop: a goroutine that waits for signals is left when they are stopped

// Stop does not close the channel.
package main

import (
	"os"
	"os/signal"
)

func main() {
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt)
	go func() {
		<-c // want "leak"
	}()
	signal.Stop(c)
}
