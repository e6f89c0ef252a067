//stalemate:expect safe
//stalemate:go exit
//stalemate:source context: cancelling the parent cancels the child

// The child's goroutine is told through the parent.
package main

import "context"

type key struct{}

func main() {
	parent, cancel := context.WithCancel(context.Background())
	child, cancelChild := context.WithCancel(context.WithValue(parent, key{}, 1))
	defer cancelChild()
	done := make(chan int)
	go func() {
		<-child.Done()
		done <- child.Value(key{}).(int)
	}()
	cancel()
	if <-done != 1 {
		panic("value lost")
	}
	if child.Err() != context.Canceled {
		panic("another error")
	}
}
