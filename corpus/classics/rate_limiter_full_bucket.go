//stalemate:expect deadlock
//stalemate:go exit, deadlock
//stalemate:source a rate limiter whose filler waits for room in the bucket

// Stop asks the filler to end, but that one may be sending a token nobody
// takes any more.
package main

import (
	"fmt"
	"time"
)

type limiter struct {
	tokens chan struct{}
	quit   chan struct{}
}

func newLimiter(interval time.Duration) *limiter {
	l := &limiter{tokens: make(chan struct{}, 1), quit: make(chan struct{})}
	go l.fill(interval)
	return l
}

func (l *limiter) fill(interval time.Duration) {
	ticker := time.NewTicker(interval)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
			l.tokens <- struct{}{}
		case <-l.quit:
			return
		}
	}
}

func (l *limiter) stop() {
	l.quit <- struct{}{} // want "deadlock"
}

func main() {
	l := newLimiter(time.Millisecond)
	defer l.stop()
	for request := 1; request <= 2; request++ {
		<-l.tokens
		fmt.Println("request", request)
	}
}
