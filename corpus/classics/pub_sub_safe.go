//stalemate:expect safe
//stalemate:go exit
//stalemate:source publish and subscribe: a broker with topics, one buffer for each subscriber

// A message for a subscriber whose buffer is full is dropped and counted: a
// slow subscriber cannot stop the others, nor the one who publishes.
package main

import (
	"fmt"
	"sync"
)

type message struct {
	topic string
	text  string
}

type broker struct {
	mu          sync.RWMutex
	subscribers map[string][]chan message
	dropped     int
	closed      bool
}

func newBroker() *broker {
	return &broker{subscribers: make(map[string][]chan message)}
}

func (b *broker) subscribe(topic string, buffer int) <-chan message {
	b.mu.Lock()
	defer b.mu.Unlock()
	ch := make(chan message, buffer)
	if b.closed {
		close(ch)
		return ch
	}
	b.subscribers[topic] = append(b.subscribers[topic], ch)
	return ch
}

func (b *broker) publish(m message) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.closed {
		return
	}
	for _, ch := range b.subscribers[m.topic] {
		select {
		case ch <- m:
		default:
			b.dropped++
		}
	}
}

func (b *broker) close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.closed = true
	for _, chans := range b.subscribers {
		for _, ch := range chans {
			close(ch)
		}
	}
}

func main() {
	b := newBroker()
	var wg sync.WaitGroup
	received := make([]int, 2)
	for i, topic := range []string{"weather", "sports"} {
		inbox := b.subscribe(topic, 2)
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			for range inbox {
				received[i]++
			}
		}(i)
	}
	b.publish(message{"weather", "rain"})
	b.publish(message{"sports", "one all"})
	b.publish(message{"weather", "more rain"})
	b.publish(message{"music", "nobody listens"})
	b.close()
	wg.Wait()
	fmt.Println(received, b.dropped)
}
