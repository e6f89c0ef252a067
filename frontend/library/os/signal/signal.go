// Package signal. Signals arrive from outside at any time: each Notify starts a timer, and when it fires a goroutine offers every
// signal asked for, from a chosen one on, and a single one twice; of all signals (none named) these are SIGINT and SIGTERM. A program that waits for a
// signal thus always gets one, unless its channel has no room at that moment: then it is lost, as in Go. What a signal does
// that nobody asked for (it ends the process) is not modelled.
package signal

import (
	"context"
	"os"
	"stalemate"
	"sync"
	"syscall"
	"time"
)

// handler is one channel's interest. With a buffer, a delivery is one step; without one, sending needs the lock.
type handler struct {
	next    *handler
	c       chan<- os.Signal
	signals []os.Signal
	stopped bool
	sending sync.Mutex
}

var handlers *handler

//stalemate:atomic
func register(h *handler) {
	h.next = handlers
	handlers = h
}

// Notify relays signals to c without waiting for room.
func Notify(c chan<- os.Signal, sig ...os.Signal) {
	if c == nil {
		panic("os/signal: Notify using nil channel")
	}
	if len(sig) == 0 {
		sig = []os.Signal{syscall.SIGINT, syscall.SIGTERM}
	}
	h := &handler{c: c, signals: append([]os.Signal(nil), sig...)}
	register(h)
	n, buffered := len(sig), cap(c) > 0
	time.AfterFunc(time.Hour, func() { h.run(n, buffered) })
}

// run delivers signal after signal, starting with a chosen one.
func (h *handler) run(n int, buffered bool) {
	if n == 1 {
		h.deliver(0, buffered)
		h.deliver(0, buffered)
		return
	}
	start := stalemate.Choose(n)
	for i := 0; i < n; i++ {
		h.deliver((start+i)%n, buffered)
	}
}

func (h *handler) deliver(i int, buffered bool) {
	if buffered {
		h.put(i)
		return
	}
	h.sending.Lock()
	if sig := h.wanted(i); sig != nil {
		select {
		case h.c <- sig:
		default:
		}
	}
	h.sending.Unlock()
}

//stalemate:atomic
func (h *handler) put(i int) {
	if !h.stopped && h.signals[i] != nil && len(h.c) < cap(h.c) {
		h.c <- h.signals[i]
	}
}

// wanted gives signal i, or nil if it is no longer relayed.
//
//stalemate:atomic
func (h *handler) wanted(i int) os.Signal {
	if h.stopped {
		return nil
	}
	return h.signals[i]
}

// remove stops the first handler for c, or for any channel if c is nil.
//
//stalemate:atomic
func remove(c chan<- os.Signal) *handler {
	var before *handler
	for h := handlers; h != nil; h = h.next {
		if c == nil || h.c == c {
			h.stopped = true
			if before == nil {
				handlers = h.next
			} else {
				before.next = h.next
			}
			return h
		}
		before = h
	}
	return nil
}

func stopAll(c chan<- os.Signal) {
	for h := remove(c); h != nil; h = remove(c) {
		if cap(h.c) == 0 {
			// A send under way ends before Stop returns.
			h.sending.Lock()
			h.sending.Unlock()
		}
	}
}

// Stop ends the relaying to c; no signal arrives after it.
func Stop(c chan<- os.Signal) {
	if c != nil {
		stopAll(c)
	}
}

// withdraw marks the signals as no longer relayed to anyone.
//
//stalemate:atomic
func withdraw(sig []os.Signal) {
	for h := handlers; h != nil; h = h.next {
		for _, s := range sig {
			for i, own := range h.signals {
				if own == s {
					h.signals[i] = nil
				}
			}
		}
	}
}

// Reset ends the relaying of the signals, or of all if it names none.
func Reset(sig ...os.Signal) {
	if len(sig) == 0 {
		stopAll(nil)
		return
	}
	withdraw(sig)
}

// Ignore is Reset: what a signal does that is not relayed is not modelled.
func Ignore(sig ...os.Signal) { Reset(sig...) }

func Ignored(sig os.Signal) bool { return false }

// NotifyContext gives a context that is cancelled at any time from now on, when one of the signals arrives. As in Go, a goroutine
// waits for that, or for stop or parent.
func NotifyContext(parent context.Context, signals ...os.Signal) (ctx context.Context, stop context.CancelFunc) {
	ctx, cancel := context.WithCancel(parent)
	if ctx.Err() == nil {
		arrival := time.AfterFunc(time.Hour, cancel)
		go func() {
			<-ctx.Done()
			arrival.Stop()
		}()
	}
	return ctx, cancel
}
