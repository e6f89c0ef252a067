//stalemate:expect safe
//stalemate:go hang
//stalemate:source main parks in select {} beside a ticker

// A program that is meant to go on for ever: main waits for nobody.
package main

import (
	"fmt"
	"time"
)

func main() {
	done := make(chan struct{})
	ticker := time.NewTicker(time.Second)
	defer ticker.Stop()
	go func() {
		for {
			select {
			case <-ticker.C:
				fmt.Println("tick")
			case <-done:
				return
			}
		}
	}()
	select {}
}
