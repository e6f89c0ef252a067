//stalemate:expect safe
//stalemate:go exit
//stalemate:source a rate limiter: a token bucket that a ticker fills, with room for a burst

// A full bucket spills: filling never blocks. Stop ends the filler and waits
// for it, so that nothing of the limiter is left.
package main

import (
	"context"
	"fmt"
	"time"
)

type limiter struct {
	tokens chan struct{}
	quit   chan struct{}
	ended  chan struct{}
}

func newLimiter(interval time.Duration, burst int) *limiter {
	l := &limiter{
		tokens: make(chan struct{}, burst),
		quit:   make(chan struct{}),
		ended:  make(chan struct{}),
	}
	for i := 0; i < burst; i++ {
		l.tokens <- struct{}{}
	}
	go l.fill(interval)
	return l
}

func (l *limiter) fill(interval time.Duration) {
	defer close(l.ended)
	ticker := time.NewTicker(interval)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
			select {
			case l.tokens <- struct{}{}:
			default: // nobody has used the last ones yet
			}
		case <-l.quit:
			return
		}
	}
}

// wait takes a token, or reports why there will be none.
func (l *limiter) wait(ctx context.Context) error {
	select {
	case <-l.tokens:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (l *limiter) stop() {
	close(l.quit)
	<-l.ended
}

func main() {
	l := newLimiter(5*time.Millisecond, 2)
	defer l.stop()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	for request := 1; request <= 4; request++ {
		if err := l.wait(ctx); err != nil {
			fmt.Println("request", request, err)
			continue
		}
		fmt.Println("request", request)
	}
}
