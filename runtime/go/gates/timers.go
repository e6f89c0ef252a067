// Timers, tickers and deadlines of a guided run: none of them is the runtime's, so that none is pending when Go's
// detector looks, and each fires when the schedule says: "T name n" is the n-th that goroutine `name` has made.
package main

import (
	"context"
	"fmt"
	"sync/atomic"
	"time"
	"unsafe"
)

type zz_timer struct {
	isArmed    bool
	isPeriodic bool
	c          chan time.Time
	f          func()
	isContext  bool // f cancels a context: it runs where the model cancels, not in a goroutine
	of         context.Context
	signals    *zz_notify // it offers one of these when it fires
}

var (
	zz_timers   = map[string]*zz_timer{} // by "name n"
	zz_made     = map[string]int{}       // by goroutine
	zz_ofTimer  = map[*time.Timer]*zz_timer{}
	zz_ofTicker = map[*time.Ticker]*zz_timer{}
)

// zz_newTimer: nil if the goroutine is not one of the user's or nothing is guided.
func zz_newTimer(t *zz_timer) *zz_timer {
	if zz_mode == zz_off {
		return nil
	}
	zz_raceRelease(unsafe.Pointer(t)) // as the runtime does: what came before is known to whoever meets its end
	zz_raceOff()
	defer zz_raceOn()
	g := zz_current()
	if g == nil {
		return nil
	}
	zz_mu.Lock()
	zz_made[g.id]++
	zz_timers[fmt.Sprintf("%s %d", g.id, zz_made[g.id])] = t
	zz_mu.Unlock()
	t.isArmed = true
	return t
}

func ZZ_After(d time.Duration) <-chan time.Time {
	if t := zz_newTimer(&zz_timer{c: make(chan time.Time, 1)}); t != nil {
		return t.c
	}
	return time.After(d)
}

func ZZ_Tick(d time.Duration) <-chan time.Time {
	if d > 0 {
		if t := zz_newTimer(&zz_timer{c: make(chan time.Time, 1), isPeriodic: true}); t != nil {
			return t.c
		}
	}
	return time.Tick(d)
}

func zz_timerOf(t *zz_timer) *time.Timer {
	timer := &time.Timer{C: t.c}
	zz_raceOff()
	defer zz_raceOn()
	zz_mu.Lock()
	zz_ofTimer[timer] = t
	zz_mu.Unlock()
	return timer
}

func ZZ_NewTimer(d time.Duration) *time.Timer {
	if t := zz_newTimer(&zz_timer{c: make(chan time.Time, 1)}); t != nil {
		return zz_timerOf(t)
	}
	return time.NewTimer(d)
}

func ZZ_AfterFunc(d time.Duration, f func()) *time.Timer {
	if t := zz_newTimer(&zz_timer{f: f}); t != nil {
		return zz_timerOf(t)
	}
	return time.AfterFunc(d, f)
}

func ZZ_NewTicker(d time.Duration) *time.Ticker {
	if d > 0 {
		if t := zz_newTimer(&zz_timer{c: make(chan time.Time, 1), isPeriodic: true}); t != nil {
			ticker := &time.Ticker{C: t.c}
			zz_raceOff()
			zz_mu.Lock()
			zz_ofTicker[ticker] = t
			zz_mu.Unlock()
			zz_raceOn()
			return ticker
		}
	}
	return time.NewTicker(d)
}

// zz_stop disarms t; whether that was in time. Since Go 1.23 what was sent and not received is taken back.
func zz_stop(t *zz_timer) bool {
	active := t.isArmed
	t.isArmed = false
	if zz_takesBack && t.c != nil {
		select {
		case <-t.c:
			active = true
		default:
		}
	}
	return active
}

func ZZ_StopTimer(site int, timer *time.Timer) bool {
	zz_gate(site, false)
	zz_raceOff()
	defer zz_raceOn()
	zz_mu.Lock()
	defer zz_mu.Unlock()
	if t := zz_ofTimer[timer]; t != nil && timer.C == t.c { // else it was overwritten
		return zz_stop(t)
	}
	return timer.Stop()
}

func ZZ_ResetTimer(site int, timer *time.Timer, d time.Duration) bool {
	zz_gate(site, false)
	zz_raceOff()
	defer zz_raceOn()
	zz_mu.Lock()
	defer zz_mu.Unlock()
	if t := zz_ofTimer[timer]; t != nil && timer.C == t.c { // else it was overwritten
		active := zz_stop(t)
		t.isArmed = true
		return active
	}
	return timer.Reset(d)
}

func ZZ_StopTicker(site int, ticker *time.Ticker) {
	zz_gate(site, false)
	zz_raceOff()
	defer zz_raceOn()
	zz_mu.Lock()
	defer zz_mu.Unlock()
	if t := zz_ofTicker[ticker]; t != nil {
		zz_stop(t)
		return
	}
	ticker.Stop()
}

func ZZ_ResetTicker(site int, ticker *time.Ticker, d time.Duration) {
	zz_gate(site, false)
	zz_raceOff()
	defer zz_raceOn()
	zz_mu.Lock()
	defer zz_mu.Unlock()
	if t := zz_ofTicker[ticker]; t != nil && d > 0 {
		zz_stop(t)
		t.isArmed = true
		return
	}
	ticker.Reset(d)
}

// zz_fire: line "T name n starts" of the schedule; `starts` is the name of the goroutine a function gets.
func zz_fire(key, starts string) string {
	zz_mu.Lock()
	t := zz_timers[key]
	zz_mu.Unlock()
	if t == nil {
		return "no such timer was made"
	}
	if !t.isArmed && !t.isContext {
		return "the timer is not armed"
	}
	t.isArmed = t.isPeriodic || t.signals != nil && zz_walks == 0
	zz_raceOn() // what follows happens in the program
	defer zz_raceOff()
	zz_raceAcquire(unsafe.Pointer(t))
	switch {
	case t.signals != nil:
		t.signals.deliver(starts)
	case t.isContext:
		t.f()
	case t.f != nil:
		label := zz_getProfLabel()
		zz_setProfLabel(zz_newG(starts).label)
		go t.f()
		zz_setProfLabel(label)
	default:
		select {
		case t.c <- time.Now():
		default:
		}
	}
	return ""
}

// zz_deadline is a context that ends by schedule.
type zz_deadline struct {
	context.Context
	at      time.Time
	isEnded int32
}

func (c *zz_deadline) Deadline() (time.Time, bool) { return c.at, true }
func (c *zz_deadline) Err() error {
	if atomic.LoadInt32(&c.isEnded) != 0 && c.Context.Err() != nil {
		return context.DeadlineExceeded
	}
	return c.Context.Err()
}

func ZZ_WithDeadline(parent context.Context, at time.Time) (context.Context, context.CancelFunc) {
	if zz_mode == zz_off || zz_current() == nil {
		return context.WithDeadline(parent, at)
	}
	inner, cancel := context.WithCancel(parent)
	if earlier, ok := parent.Deadline(); ok && earlier.Before(at) || inner.Err() != nil {
		return inner, cancel // as the library does: no timer of its own
	}
	c := &zz_deadline{Context: inner, at: at}
	zz_newTimer(&zz_timer{isContext: true, of: inner, f: func() {
		if inner.Err() == nil {
			atomic.StoreInt32(&c.isEnded, 1)
			cancel()
		}
	}})
	return c, cancel
}

func ZZ_WithTimeout(parent context.Context, d time.Duration) (context.Context, context.CancelFunc) {
	return ZZ_WithDeadline(parent, time.Now().Add(d))
}
