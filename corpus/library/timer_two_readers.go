//stalemate:expect leak
//stalemate:go exit
//stalemate:source time.After: one value for two readers

// A timer fires once; the second reader waits for ever.
package main

import "time"

func main() {
	timeout := time.After(time.Millisecond)
	got := make(chan bool, 2)
	for i := 0; i < 2; i++ {
		go func() {
			<-timeout // want "leak"
			got <- true
		}()
	}
	<-got
}
