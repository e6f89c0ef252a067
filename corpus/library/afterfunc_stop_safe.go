//stalemate:expect safe
//stalemate:go exit
//stalemate:source time.AfterFunc: if Stop is too late, the function is waited for

// Stop does not wait for a function that has been started.
package main

import "time"

func main() {
	ran := make(chan bool, 1)
	expired := false
	t := time.AfterFunc(time.Millisecond, func() {
		expired = true
		ran <- true
	})
	if !t.Stop() {
		<-ran
	}
	_ = expired
}
