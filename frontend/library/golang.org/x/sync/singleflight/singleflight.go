// Package singleflight: calls with the same key at the same time share one execution.
package singleflight

import (
	"errors"
	"fmt"
	"runtime"
	"sync"
)

var errGoexit = errors.New("runtime.Goexit was called")

// panicError carries a panic from the execution to those that share it.
type panicError struct {
	value any
}

func (p *panicError) Error() string { return fmt.Sprintf("%v", p.value) }

func (p *panicError) Unwrap() error {
	err, _ := p.value.(error)
	return err
}

type call struct {
	wg       sync.WaitGroup
	val      any
	err      error
	dups     int
	channels []chan<- Result
}

type Group struct {
	calls map[string]*call
}

type Result struct {
	Val    any
	Err    error
	Shared bool
}

// join finds the call of key that is under way, or starts one.
//
//stalemate:atomic
func (g *Group) join(key string, ch chan<- Result) (c *call, first bool) {
	if g.calls == nil {
		g.calls = make(map[string]*call)
	}
	c, ok := g.calls[key]
	if ok {
		c.dups++
	} else {
		c = &call{}
		c.wg.Add(1)
		g.calls[key] = c
	}
	if ch != nil {
		c.channels = append(c.channels, ch)
	}
	return c, !ok
}

// Do runs fn, or waits for the call under way and shares its result.
func (g *Group) Do(key string, fn func() (any, error)) (v any, err error, shared bool) {
	c, first := g.join(key, nil)
	if first {
		g.run(c, key, fn)
		return c.val, c.err, g.isShared(c)
	}
	c.wg.Wait()
	if e, ok := c.err.(*panicError); ok {
		panic(e)
	}
	if c.err == errGoexit {
		runtime.Goexit()
	}
	return c.val, c.err, true
}

// DoChan sends the result to the channel, once.
func (g *Group) DoChan(key string, fn func() (any, error)) <-chan Result {
	ch := make(chan Result, 1)
	if c, first := g.join(key, ch); first {
		go g.run(c, key, fn)
	}
	return ch
}

//stalemate:atomic
func (g *Group) isShared(c *call) bool { return c.dups > 0 }

// Forget makes later calls with key start anew.
//
//stalemate:atomic
func (g *Group) Forget(key string) { delete(g.calls, key) }

func (g *Group) run(c *call, key string, fn func() (any, error)) {
	returned := false
	panicked := false
	defer func() {
		if !returned && !panicked {
			c.err = errGoexit
		}
		channels := g.finish(c, key)
		if e, ok := c.err.(*panicError); ok {
			if channels {
				// Nobody who waits at a channel may be left behind: the program ends.
				go func() { panic(e) }()
				select {}
			}
			panic(e)
		}
	}()
	func() {
		defer func() {
			if !returned {
				// Goexit looks like no panic.
				if r := recover(); r != nil {
					panicked = true
					c.err = &panicError{r}
				}
			}
		}()
		c.val, c.err = fn()
		returned = true
	}()
}

// finish releases those who wait and sends to the channels; it reports whether there are channels.
//
//stalemate:atomic
func (g *Group) finish(c *call, key string) (channels bool) {
	c.wg.Done()
	if g.calls[key] == c {
		delete(g.calls, key)
	}
	if _, ok := c.err.(*panicError); ok || c.err == errGoexit {
		return len(c.channels) > 0
	}
	for _, ch := range c.channels {
		ch <- Result{c.val, c.err, c.dups > 0}
	}
	return len(c.channels) > 0
}
