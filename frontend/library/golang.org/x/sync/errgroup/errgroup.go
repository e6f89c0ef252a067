// Package errgroup runs goroutines that work on parts of one task.
package errgroup

import (
	"context"
	"fmt"
	"sync"
)

type token struct{}

// Group keeps the first error. Goroutines over the limit wait at sem before they start.
type Group struct {
	cancel func(error)
	wg     sync.WaitGroup
	sem    chan token
	failed bool
	err    error
}

// WithContext gives a context that is cancelled by the first error, or when Wait returns.
func WithContext(ctx context.Context) (*Group, context.Context) {
	ctx, cancel := context.WithCancelCause(ctx)
	return &Group{cancel: cancel}, ctx
}

// Wait waits for all goroutines and returns the first error.
//
//stalemate:constant
func (g *Group) Wait() error {
	g.wg.Wait()
	err := g.err
	if g.cancel != nil {
		g.cancel(err)
	}
	return err
}

// fail keeps err if it is the first.
//
//stalemate:atomic
func (g *Group) fail(err error) (first bool) {
	if g.failed {
		return false
	}
	g.failed = true
	g.err = err
	return true
}

func (g *Group) done(sem chan token) {
	if sem != nil {
		<-sem
	}
	g.wg.Done()
}

//stalemate:constant
func (g *Group) start(sem chan token, f func() error) {
	g.wg.Add(1)
	cancel := g.cancel
	go func() {
		defer g.done(sem)
		if err := f(); err != nil {
			if g.fail(err) && cancel != nil {
				cancel(err)
			}
		}
	}()
}

// Go blocks while the limit is reached.
//
//stalemate:constant
func (g *Group) Go(f func() error) {
	sem := g.sem
	if sem != nil {
		sem <- token{}
	}
	g.start(sem, f)
}

// TryGo does not block: it reports whether f was started.
//
//stalemate:constant
func (g *Group) TryGo(f func() error) bool {
	sem := g.sem
	if sem != nil {
		select {
		case sem <- token{}:
		default:
			return false
		}
	}
	g.start(sem, f)
	return true
}

// SetLimit allows n goroutines at a time; a negative n means any number.
func (g *Group) SetLimit(n int) {
	if n < 0 {
		g.sem = nil
		return
	}
	if active := len(g.sem); active != 0 {
		panic(fmt.Errorf("errgroup: modify limit while %v goroutines in the group are still active", active))
	}
	g.sem = make(chan token, n)
}
