// Package singleflight: calls with the same key at the same time share one execution.
package singleflight

import (
	"fmt"
	"runtime"
	"sync"
)

// goexitError marks an execution that ended by runtime.Goexit.
type goexitError struct{}

func (goexitError) Error() string { return "runtime.Goexit was called" }

func isGoexit(err error) bool {
	_, is := err.(goexitError)
	return is
}

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
		return g.run(c, key, fn)
	}
	c.wg.Wait()
	v, err = c.result()
	if e, ok := err.(*panicError); ok {
		panic(e)
	}
	if isGoexit(err) {
		runtime.Goexit()
	}
	return v, err, true
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
func (c *call) result() (any, error) { return c.val, c.err }

// Forget makes later calls with key start anew.
//
//stalemate:atomic
func (g *Group) Forget(key string) { delete(g.calls, key) }

func (g *Group) run(c *call, key string, fn func() (any, error)) (v any, err error, shared bool) {
	returned := false
	panicked := false
	defer func() {
		if !returned && !panicked {
			err = goexitError{}
		}
		var channels bool
		shared, channels = g.finish(c, key, v, err)
		if e, ok := err.(*panicError); ok {
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
					err = &panicError{r}
				}
			}
		}()
		v, err = fn()
		returned = true
	}()
	return v, err, false
}

// finish keeps the result, releases those who wait and sends to the channels; it tells whether there are others and channels.
//
//stalemate:atomic
func (g *Group) finish(c *call, key string, v any, err error) (shared, channels bool) {
	c.val = v
	c.err = err
	c.wg.Done()
	if g.calls[key] == c {
		delete(g.calls, key)
	}
	shared = c.dups > 0
	channels = len(c.channels) > 0
	if _, ok := err.(*panicError); ok || isGoexit(err) {
		return shared, channels
	}
	for _, ch := range c.channels {
		ch <- Result{v, err, shared}
	}
	return shared, channels
}
