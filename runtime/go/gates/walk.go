// A random walk: instead of following a schedule, the controller lets anybody pass who stands at a gate, or a timer fire,
// as ZZ_SEED has it, at most ZZ_WALK times, each time once all have come to rest. To ZZ_LOG it writes what came of it,
// so that the model can say whether it would have done the same. Gates listed in ZZ_EAGER let everybody pass at once:
// the model takes whoever stands there for waiting already.
//
//	R name=where …       all have come to rest: a gate's number; b: blocked; x: it has ended; ?: no gate yet
//	P name gate          a goroutine passes
//	T name n starts      the n-th timer that this goroutine has made fires; the goroutine that starts, "t1", or "-"
//	K name case          a case of a select was taken; -1: default
//	N name k             a free input
//	E stuck              nobody can pass or fire any more: from here on Go's own detector judges
//	E open               enough
//	E busy               some goroutine does not come to rest
//	E assumption         one of stalemate.Assume does not hold
//	E library name       the library runs code of the user's in a goroutine of its own
package main

import (
	"fmt"
	"os"
	"sort"
	"strings"
	"sync/atomic"
)

var (
	zz_timerStarts int // goroutines of the model that timers have started
	zz_eager       = zz_numbers(os.Getenv("ZZ_EAGER"))
)

func zz_random() uint64 {
	x := atomic.AddUint64(&zz_seed, 0x9E3779B97F4A7C15)
	x = (x ^ x>>30) * 0xBF58476D1CE4E5B9
	x = (x ^ x>>27) * 0x94D049BB133111EB
	return x ^ x>>31
}

func zz_endWalk(how string) {
	zz_log("E %s\n", how)
	os.Exit(0)
}

// zz_whereabouts: line R; zz_mu is held. Also who stands at gates, in order.
func zz_whereabouts(states map[int64]string) (line string, held []string) {
	var names []string
	for name := range zz_byID {
		names = append(names, name)
	}
	sort.Strings(names)
	var text strings.Builder
	for _, name := range names {
		g := zz_byID[name]
		where := "b"
		switch _, isThere := states[g.goid]; {
		case g.atGate:
			where = fmt.Sprint(g.site)
			held = append(held, name)
		case g.goid == 0:
			where = "?"
		case !isThere:
			where = "x"
		}
		fmt.Fprintf(&text, " %s=%s", name, where)
	}
	return text.String(), held
}

// zz_armed: the timers that may fire, in order; zz_mu is held.
func zz_armed() (keys []string) {
	for key, t := range zz_timers {
		if t.isArmed && (t.of == nil || t.of.Err() == nil) {
			keys = append(keys, key)
		}
	}
	sort.Strings(keys)
	return keys
}

// zz_pick: whoever stands at a gate of ZZ_EAGER first, else anybody of those held, or of the timers behind them.
func zz_pick(held, timers []string) int {
	for k, name := range held {
		if zz_has(zz_eager, zz_byID[name].site) {
			return k
		}
	}
	return int(zz_random() % uint64(len(held)+len(timers)))
}

func zz_walk(self int64) {
	for n := 0; ; n++ {
		states, isAtRest := zz_rest(self)
		if !isAtRest {
			zz_endWalk("busy")
		}
		zz_mu.Lock()
		line, held := zz_whereabouts(states)
		timers := zz_armed()
		zz_mu.Unlock()
		zz_log("R%s\n", line)
		if n == zz_walks {
			zz_endWalk("open")
		}
		if len(held)+len(timers) == 0 {
			break
		}
		if k := zz_pick(held, timers); k < len(held) {
			zz_mu.Lock()
			g := zz_byID[held[k]]
			g.atGate = false
			zz_mu.Unlock()
			zz_log("P %s %d\n", g.id, g.site)
			g.perm <- struct{}{}
		} else {
			key, starts := timers[k-len(held)], "-"
			if t := zz_timers[key]; t.f != nil || t.signals != nil {
				zz_timerStarts++
				starts = fmt.Sprintf("t%d", zz_timerStarts)
			}
			zz_log("T %s %s\n", key, starts)
			zz_fire(key, starts)
		}
	}
	zz_log("E stuck\n")
	zz_mu.Lock()
	atomic.StoreInt32(&zz_mode, zz_free)
	zz_mu.Unlock()
}
