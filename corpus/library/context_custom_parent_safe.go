//stalemate:expect safe
//stalemate:go exit
//stalemate:source context: a parent of the program's own type is watched

// WithCancel starts a goroutine that waits for the parent or the child;
// cancelling the child ends it.
package main

import "context"

type stop struct {
	context.Context
	done chan struct{}
}

func (s stop) Done() <-chan struct{} { return s.done }
func (s stop) Err() error {
	select {
	case <-s.done:
		return context.Canceled
	default:
		return nil
	}
}

func main() {
	s := stop{context.Background(), make(chan struct{})}
	ctx, cancel := context.WithCancel(s)
	defer cancel()
	go close(s.done)
	<-ctx.Done()
}
