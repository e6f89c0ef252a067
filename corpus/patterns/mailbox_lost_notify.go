//stalemate:expect deadlock
//stalemate:go exit,deadlock
//stalemate:source a mailbox wakes its reader by a channel, if the reader waits

// The reader has looked, but does not wait yet: the notification is lost.
package main

import (
	"fmt"
	"sync"
)

type mailbox struct {
	mu     sync.Mutex
	items  []string
	notify chan struct{}
}

func newMailbox() *mailbox {
	return &mailbox{notify: make(chan struct{})}
}

func (m *mailbox) put(s string) {
	m.mu.Lock()
	m.items = append(m.items, s)
	m.mu.Unlock()
	select {
	case m.notify <- struct{}{}:
	default:
	}
}

func (m *mailbox) take() []string {
	for {
		m.mu.Lock()
		items := m.items
		m.items = nil
		m.mu.Unlock()
		if len(items) > 0 {
			return items
		}
		<-m.notify // want "deadlock"
	}
}

func main() {
	m := newMailbox()
	go func() {
		m.put("a")
		m.put("b")
	}()
	got := 0
	for got < 2 {
		got += len(m.take())
	}
	fmt.Println(got)
}
