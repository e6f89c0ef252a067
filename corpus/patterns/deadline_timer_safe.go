//stalemate:expect safe
//stalemate:go exit
//stalemate:source a timer for an optional deadline

// Without a deadline there is no timer: a nil channel is never ready.
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
	var timeout <-chan time.Time
	if c.dur > 0 {
		timeout = time.NewTimer(c.dur).C
	}
	select {
	case <-timeout:
	case <-c.ctx.Done():
		return c.ctx.Err()
	}
	if c.ctx.Err() == nil {
		panic("returned early: the timer fired though there is no deadline")
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
