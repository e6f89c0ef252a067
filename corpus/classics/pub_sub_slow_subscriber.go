//stalemate:expect deadlock
//stalemate:go exit, deadlock
//stalemate:source publish and subscribe: a subscriber that has left stops everybody

// The broker sends while it holds its lock, and unsubscribing needs the lock.
package main

import (
	"fmt"
	"sync"
)

type broker struct {
	mu          sync.Mutex
	subscribers map[chan string]bool
}

func (b *broker) subscribe() chan string {
	b.mu.Lock()
	defer b.mu.Unlock()
	ch := make(chan string)
	b.subscribers[ch] = true
	return ch
}

func (b *broker) unsubscribe(ch chan string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	delete(b.subscribers, ch)
	close(ch)
}

func (b *broker) publish(text string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for ch := range b.subscribers {
		ch <- text // want "deadlock"
	}
}

func main() {
	b := &broker{subscribers: make(map[chan string]bool)}
	inbox := b.subscribe()
	done := make(chan bool)
	go func() {
		fmt.Println(<-inbox)
		done <- true
		b.unsubscribe(inbox)
		done <- true
	}()
	b.publish("first")
	<-done
	b.publish("second") // stuck, unless the subscriber has gone by now
	<-done
}
