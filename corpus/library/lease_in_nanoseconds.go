//stalemate:expect deadlock
//stalemate:go exit, deadlock
//stalemate:source time.Time.UnixNano: a lease kept as a number expires

// Whoever finds the lease expired waits for a holder that has gone.
package main

import (
	"sync"
	"time"
)

type lease struct {
	mu      sync.Mutex
	expires int64
	renewed chan bool
}

func (l *lease) use() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if time.Now().UnixNano() > l.expires {
		<-l.renewed // want "deadlock"
	}
}

func main() {
	l := &lease{expires: time.Now().Add(time.Minute).UnixNano(), renewed: make(chan bool)}
	l.use()
}
