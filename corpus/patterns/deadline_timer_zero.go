//stalemate:expect panic
//stalemate:go exit,panic
//stalemate:source a timer for an optional deadline: zero

// Without a deadline the timer is one that fires at once.
package main

import (
	"context"
	"fmt"
	"time"
)

type conn struct {
	ctx    context.Context
	cancel context.CancelFunc
	dur    time.Duration
}

func (c *conn) wait() error {
	timer := time.NewTimer(0)
	if c.dur > 0 {
		timer = time.NewTimer(c.dur)
	}
	select {
	case <-timer.C:
	case <-c.ctx.Done():
		return c.ctx.Err()
	}
	if c.ctx.Err() == nil {
		panic("returned early: the timer fired though there is no deadline") // want "returned early"
	}
	return c.ctx.Err()
}

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	c := &conn{ctx: ctx, cancel: cancel}
	res := make(chan error, 1)
	go func() { res <- c.wait() }()
	cancel()
	fmt.Println(<-res)
}
