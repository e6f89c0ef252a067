// Package context: cancelling is a sequence of steps, the parent's close first, then its children's; each context is marked
// and closed in one step. A deadline's timer may fire at any time after it is set.
package context

import (
	"errors"
	"time"
)

type Context interface {
	Deadline() (deadline time.Time, ok bool)
	Done() <-chan struct{}
	Err() error
	Value(key any) any
}

type CancelFunc func()
type CancelCauseFunc func(cause error)

var Canceled = errors.New("context canceled")

var DeadlineExceeded error = deadlineExceededError{}

type deadlineExceededError struct{}

func (deadlineExceededError) Error() string   { return "context deadline exceeded" }
func (deadlineExceededError) Timeout() bool   { return true }
func (deadlineExceededError) Temporary() bool { return true }

type emptyCtx struct {
	name string
}

func (*emptyCtx) Deadline() (deadline time.Time, ok bool) { return }
func (*emptyCtx) Done() <-chan struct{}                   { return nil }
func (*emptyCtx) Err() error                              { return nil }
func (*emptyCtx) Value(key any) any                       { return nil }
func (e *emptyCtx) String() string                        { return e.name }

func Background() Context { return &emptyCtx{"context.Background"} }
func TODO() Context       { return &emptyCtx{"context.TODO"} }

// cancelCtx can be cancelled. `up` is the nearest cancelCtx around it that cancels it, if there is one. What comes before
// `err` is not changed once others know the context.
type cancelCtx struct {
	parent      Context
	up          *cancelCtx
	done        chan struct{}
	deadline    time.Time
	hasDeadline bool
	err         error
	cause       error
	children    []*cancelCtx
	timer       *time.Timer
	after       func()
}

// cancelKey asks a context for the nearest cancelCtx around it.
type cancelKey struct{}

//stalemate:constant
func (c *cancelCtx) Deadline() (deadline time.Time, ok bool) {
	if c.hasDeadline {
		return c.deadline, true
	}
	return c.parent.Deadline()
}

//stalemate:constant
func (c *cancelCtx) Done() <-chan struct{} { return c.done }

//stalemate:atomic
func (c *cancelCtx) Err() error { return c.err }

//stalemate:atomic
func (c *cancelCtx) getCause() error { return c.cause }

//stalemate:constant
func (c *cancelCtx) Value(key any) any {
	if _, ok := key.(cancelKey); ok {
		return c
	}
	return c.parent.Value(key)
}

// mark sets the error, closes done, stops the timer and leaves the parent, once; it hands out what is to be done next. Nobody
// can tell when the timer is stopped and the parent left, since cancelling once more does nothing.
//
//stalemate:atomic
func (c *cancelCtx) mark(err, cause error) (children []*cancelCtx, after func()) {
	if c.err != nil {
		return nil, nil
	}
	c.err = err
	if cause == nil {
		cause = err
	}
	c.cause = cause
	close(c.done)
	children, c.children = c.children, nil
	if c.timer != nil {
		c.timer.Stop()
		c.timer = nil
	}
	if c.up != nil {
		c.up.remove(c)
	}
	return children, c.after
}

// choose returns any of 0 … n-1.
func choose(n int) int

// cancel cancels c, then its children in any order, one after the other.
func (c *cancelCtx) cancel(err, cause error) {
	children, after := c.mark(err, cause)
	for len(children) > 0 {
		i := 0
		if len(children) > 1 {
			i = choose(len(children))
		}
		children[i].cancel(err, cause)
		children = append(children[:i:i], children[i+1:]...)
	}
	if after != nil {
		go after()
	}
}

// add makes c a child, unless the context is already cancelled: then it returns with what.
//
//stalemate:atomic
func (p *cancelCtx) add(c *cancelCtx) (err, cause error) {
	if p.err != nil {
		return p.err, p.cause
	}
	p.children = append(p.children, c)
	return nil, nil
}

// remove takes c off the children; it is called within a step.
func (p *cancelCtx) remove(c *cancelCtx) {
	for i, child := range p.children {
		if child == c {
			p.children = append(p.children[:i:i], p.children[i+1:]...)
			return
		}
	}
}

// arm sets a timer that calls f, unless c is cancelled already.
//
//stalemate:atomic
func (c *cancelCtx) arm(d time.Duration, f func()) {
	if c.err == nil {
		c.timer = time.AfterFunc(d, f)
	}
}

func newCancelCtx(parent Context) *cancelCtx {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	return &cancelCtx{parent: parent, done: make(chan struct{})}
}

// propagate arranges that c is cancelled when its parent is.
func propagate(parent Context, c *cancelCtx) {
	done := parent.Done()
	if done == nil {
		return
	}
	if p, ok := parent.Value(cancelKey{}).(*cancelCtx); ok && p.Done() == done {
		c.up = p
		if err, cause := p.add(c); err != nil {
			c.up = nil
			c.cancel(err, cause)
		}
		return
	}
	select {
	case <-done:
		c.cancel(parent.Err(), Cause(parent))
		return
	default:
	}
	// A context type of the user's own: a goroutine watches it.
	go watch(parent, c)
}

func watch(parent Context, c *cancelCtx) {
	select {
	case <-parent.Done():
		c.cancel(parent.Err(), Cause(parent))
	case <-c.Done():
	}
}

func WithCancel(parent Context) (ctx Context, cancel CancelFunc) {
	c := newCancelCtx(parent)
	propagate(parent, c)
	return c, func() { c.cancel(Canceled, nil) }
}

func WithCancelCause(parent Context) (ctx Context, cancel CancelCauseFunc) {
	c := newCancelCtx(parent)
	propagate(parent, c)
	return c, func(cause error) { c.cancel(Canceled, cause) }
}

// Cause returns why ctx was cancelled.
func Cause(c Context) error {
	if cc, ok := c.Value(cancelKey{}).(*cancelCtx); ok {
		return cc.getCause()
	}
	return c.Err()
}

func WithDeadline(parent Context, d time.Time) (Context, CancelFunc) {
	return WithDeadlineCause(parent, d, nil)
}

func WithDeadlineCause(parent Context, d time.Time, cause error) (Context, CancelFunc) {
	c := newCancelCtx(parent)
	if current, ok := parent.Deadline(); ok && current.Before(d) {
		propagate(parent, c)
		return c, func() { c.cancel(Canceled, nil) }
	}
	c.deadline = d
	c.hasDeadline = true
	propagate(parent, c)
	if left := time.Now().Add(0); !left.Before(d) {
		c.cancel(DeadlineExceeded, cause)
		return c, func() { c.cancel(Canceled, nil) }
	}
	c.arm(d.Sub(time.Now().Add(0)), func() { c.cancel(DeadlineExceeded, cause) })
	return c, func() { c.cancel(Canceled, nil) }
}

func WithTimeout(parent Context, timeout time.Duration) (Context, CancelFunc) {
	return WithDeadline(parent, time.Now().Add(timeout))
}

func WithTimeoutCause(parent Context, timeout time.Duration, cause error) (Context, CancelFunc) {
	return WithDeadlineCause(parent, time.Now().Add(timeout), cause)
}

// AfterFunc calls f in a goroutine of its own once ctx is done; the function returned prevents that.
func AfterFunc(ctx Context, f func()) (stop func() bool) {
	c := newCancelCtx(ctx)
	c.after = f
	propagate(ctx, c)
	return func() bool {
		stopped := c.unhook()
		if stopped {
			c.cancel(Canceled, nil)
		}
		return stopped
	}
}

//stalemate:atomic
func (c *cancelCtx) unhook() bool {
	if c.err != nil || c.after == nil {
		return false
	}
	c.after = nil
	return true
}

// name is what a context is called in print.
func name(c Context) string {
	if s, ok := c.(interface{ String() string }); ok {
		return s.String()
	}
	return "Context"
}

//stalemate:constant
func (c *cancelCtx) String() string {
	if c.hasDeadline {
		return name(c.parent) + ".WithDeadline(" + c.deadline.String() + " [" + time.Until(c.deadline).String() + "])"
	}
	return name(c.parent) + ".WithCancel"
}

type valueCtx struct {
	Context
	key, val any
}

//stalemate:constant
func (c *valueCtx) Value(key any) any {
	if c.key == key {
		return c.val
	}
	return c.Context.Value(key)
}

//stalemate:constant
func (c *valueCtx) String() string {
	return name(c.Context) + ".WithValue(type " + shown(c.key) + ", val " + shown(c.val) + ")"
}

// shown is a key or value in print; what is not text is left out.
func shown(v any) string {
	switch x := v.(type) {
	case interface{ String() string }:
		return x.String()
	case string:
		return x
	case nil:
		return "<nil>"
	}
	return "<not Stringer>"
}

func isComparable(key any) (yes bool) {
	switch key.(type) {
	case string, int:
		return true
	}
	defer func() { yes = recover() == nil }()
	return key == key
}

func WithValue(parent Context, key, val any) Context {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	if key == nil {
		panic("nil key")
	}
	if !isComparable(key) {
		panic("key is not comparable")
	}
	return &valueCtx{parent, key, val}
}

type withoutCancelCtx struct {
	c Context
}

func (withoutCancelCtx) Deadline() (deadline time.Time, ok bool) { return }
func (withoutCancelCtx) Done() <-chan struct{}                   { return nil }
func (withoutCancelCtx) Err() error                              { return nil }
func (c withoutCancelCtx) Value(key any) any {
	if _, ok := key.(cancelKey); ok {
		return nil
	}
	return c.c.Value(key)
}

func (c withoutCancelCtx) String() string { return name(c.c) + ".WithoutCancel" }

func WithoutCancel(parent Context) Context { return withoutCancelCtx{parent} }
