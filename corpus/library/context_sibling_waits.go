//stalemate:expect leak
//stalemate:go exit
//stalemate:source context: cancelling a sibling does not cancel the others

// The second goroutine's context has its own cancel function, which nobody
// calls.
package main

import "context"

func main() {
	root := context.Background()
	a, cancelA := context.WithCancel(root)
	b, _ := context.WithCancel(root)
	done := make(chan struct{})
	go func() {
		<-a.Done()
		close(done)
	}()
	go func() {
		<-b.Done() // want "leak"
	}()
	cancelA()
	<-done
}
