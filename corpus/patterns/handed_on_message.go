//stalemate:expect data-race
//stalemate:go exit
//stalemate:source a message that is made late carries a pointer to what somebody else reads

// Only the message leads the receiver to the counter.
package main

import "sync/atomic"

type message struct{ counter *int }

func send(counter *int, sent *atomic.Int32, out chan<- *message) {
	sent.Add(1)
	out <- &message{counter}
}

func receive(in <-chan *message, got *atomic.Int32, done chan<- bool) {
	got.Add(1)
	m := <-in
	*m.counter = 1 // want "data race"
	done <- true
}

func main() {
	counter := new(int)
	var sent, got atomic.Int32
	messages := make(chan *message)
	done := make(chan bool, 1)
	go send(counter, &sent, messages)
	go receive(messages, &got, done)
	_ = *counter
	<-done
	_, _ = sent.Load(), got.Load()
}
