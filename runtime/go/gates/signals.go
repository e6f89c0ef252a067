// Signals of a guided run come when the schedule says, like the ends of timers: each Notify is a timer, each of whose
// firings offers one signal, from a chosen one on. The runtime's own are never asked for, so nothing waits for them.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

type zz_notify struct {
	c         chan<- os.Signal
	signals   []os.Signal // nil: no longer relayed
	next      int         // index of the one that comes next; -1: not chosen yet
	isStopped bool
}

var zz_notified []*zz_notify

func ZZ_Notify(site int, c chan<- os.Signal, signals ...os.Signal) {
	zz_gate(site, true)
	if zz_mode == zz_off || c == nil {
		signal.Notify(c, signals...)
		return
	}
	n := &zz_notify{c: c, signals: append([]os.Signal(nil), signals...), next: -1}
	if len(signals) == 0 {
		n.signals = []os.Signal{syscall.SIGINT, syscall.SIGTERM}
	}
	if zz_newTimer(&zz_timer{isContext: true, signals: n}) == nil {
		signal.Notify(c, signals...)
		return
	}
	zz_raceOff()
	zz_mu.Lock()
	zz_notified = append(zz_notified, n)
	zz_mu.Unlock()
	zz_raceOn()
}

// deliver offers the next signal; `name` is the goroutine that does it in the model, which has chosen the first.
func (n *zz_notify) deliver(name string) {
	if n.next < 0 {
		n.next = 0
		if chosen := zz_choices[name]; len(n.signals) > 1 && len(chosen) > 0 {
			n.next = chosen[0]
		}
		if zz_walks > 0 {
			// All at once: nobody says when the second comes.
			for k := 1; k < len(n.signals) || k < 2; k++ {
				n.offer()
			}
		}
	}
	n.offer()
}

func (n *zz_notify) offer() {
	sig := n.signals[n.next%len(n.signals)]
	n.next++
	if n.isStopped || sig == nil {
		return
	}
	select {
	case n.c <- sig:
	default:
	}
}

// zz_each goes through what is still asked for.
func zz_each(f func(n *zz_notify)) {
	zz_raceOff()
	defer zz_raceOn()
	zz_mu.Lock()
	defer zz_mu.Unlock()
	for _, n := range zz_notified {
		f(n)
	}
}

func ZZ_StopSignals(site int, c chan<- os.Signal) {
	zz_gate(site, true)
	zz_each(func(n *zz_notify) { n.isStopped = n.isStopped || n.c == c })
	if zz_mode == zz_off {
		signal.Stop(c)
	}
}

func ZZ_ResetSignals(site int, signals ...os.Signal) {
	zz_gate(site, true)
	zz_each(func(n *zz_notify) {
		n.isStopped = n.isStopped || len(signals) == 0
		for i, own := range n.signals {
			for _, sig := range signals {
				if own == sig {
					n.signals[i] = nil
				}
			}
		}
	})
	if zz_mode == zz_off {
		signal.Reset(signals...)
	}
}

// ZZ_NotifyContext: as in the library, a goroutine waits until it ends.
func ZZ_NotifyContext(parent context.Context, signals ...os.Signal) (context.Context, context.CancelFunc) {
	if zz_mode == zz_off {
		return signal.NotifyContext(parent, signals...)
	}
	ctx, cancel := context.WithCancel(parent)
	if ctx.Err() == nil {
		zz_newTimer(&zz_timer{isContext: true, of: ctx, f: cancel})
		go func() { <-ctx.Done() }()
	}
	return ctx, cancel
}
