// The controller of the gates: waits until everybody has come to rest, then lets one goroutine pass, as the schedule
// says (or, in a walk, anybody: walk.go).
package main

import (
	"bytes"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
)

// zz_states are the states of all goroutines by number: "chan send", "semacquire", …
func zz_states() map[int64]string {
	states := map[int64]string{}
	for _, block := range bytes.Split(zz_buf[:runtime.Stack(zz_buf, true)], []byte("\n\n")) {
		s := string(block)
		if !strings.HasPrefix(s, "goroutine ") {
			continue
		}
		s = s[10:]
		if i := strings.IndexByte(s, '\n'); i >= 0 {
			s = s[:i]
		}
		goid, _ := strconv.ParseInt(s[:strings.IndexByte(s, ' ')], 10, 64)
		states[goid] = s[strings.IndexByte(s, '[')+1 : strings.LastIndexByte(s, ']')]
	}
	return states
}

// zz_isBusy: by prefix, since versions differ in what follows.
func zz_isBusy(state string) bool {
	for _, p := range []string{"running", "runnable", "syscall", "sleep", "preempted", "copystack", "GC ", "wait for GC", "idle", "???"} {
		if strings.HasPrefix(state, p) {
			return true
		}
	}
	return false
}

// zz_rest waits until nobody but the controller can run; at most 3 s.
func zz_rest(self int64) (map[int64]string, bool) {
	for start := time.Now(); ; {
		for k := 0; k < 3; k++ {
			runtime.Gosched()
		}
		states := zz_states()
		isBusy := false
		for goid, state := range states {
			isBusy = isBusy || goid != self && zz_isBusy(state)
		}
		if !isBusy || time.Since(start) > 3*time.Second {
			return states, !isBusy
		}
	}
}

// zz_carryOut does line k; what is wrong, if anything.
func zz_carryOut(k int, self int64) string {
	states, isAtRest := zz_rest(self)
	if !isAtRest {
		return "some goroutine runs on and on between two operations"
	}
	s := &zz_steps[k]
	if s.timer != "" {
		zz_mu.Lock()
		zz_pos = k + 1
		zz_mu.Unlock()
		problem := zz_fire(s.timer, s.starts)
		if problem == "" {
			zz_log("S %d\n", k)
		}
		return problem
	}
	zz_mu.Lock()
	g := zz_byID[s.gid]
	if g == nil {
		zz_mu.Unlock()
		return "it does not exist"
	}
	if !g.atGate || !zz_has(s.sites, g.site) {
		zz_mu.Unlock()
		if g.atGate {
			return fmt.Sprintf("it is at gate %d", g.site)
		}
		state, ok := states[g.goid]
		if !ok {
			return "it has ended"
		}
		return "it is at no gate but in " + state
	}
	zz_let(g, k)
	return ""
}

// zz_let lets g pass as line k says; zz_mu is held, and then no more.
func zz_let(g *zz_G, k int) {
	g.atGate = false
	g.choice = zz_steps[k].cas
	zz_pos = k + 1
	zz_mu.Unlock()
	zz_log("S %d\n", k)
	g.perm <- struct{}{}
}

// zz_burst: the next line comes at once, if it says so. Whoever gets leave last runs first on the only processor.
func zz_burst() {
	zz_mu.Lock()
	if k := zz_pos; k < len(zz_steps) && zz_steps[k].isBurst {
		if g := zz_byID[zz_steps[k].gid]; g != nil && g.atGate && zz_has(zz_steps[k].sites, g.site) {
			zz_let(g, k)
			return
		}
	}
	zz_mu.Unlock()
}

// zz_release lets go of some for good.
func zz_release(isWanted func(id string) bool) {
	zz_mu.Lock()
	var held []*zz_G
	for _, g := range zz_byID {
		if !isWanted(g.id) {
			continue
		}
		g.isFree = true
		if g.atGate {
			g.atGate = false
			held = append(held, g)
		}
	}
	zz_mu.Unlock()
	for _, g := range held {
		g.perm <- struct{}{}
	}
}

func zz_controller() {
	zz_raceOff()
	self := zz_goid()
	if zz_walks > 0 {
		zz_walk(self)
		return
	}
	for k := range zz_steps {
		if k < zz_pos {
			continue
		}
		if problem := zz_carryOut(k, self); problem != "" {
			zz_log("DIVERGE %d %s\n", k, problem)
			os.Exit(70)
		}
	}
	_, isAtRest := zz_rest(self)
	if os.Getenv("ZZ_OPEN") != "" {
		zz_log("OK\n")
		os.Exit(0)
	}
	if isAtRest {
		zz_log("OK\n")
		stuck := "," + os.Getenv("ZZ_STUCK") + ","
		// There may be gates on the way that the model does not have.
		zz_release(func(id string) bool { return strings.Contains(stuck, ","+id+",") })
		zz_rest(self)
		n := runtime.Stack(zz_buf, true)
		zz_log("DUMP %d\n%s\n", n, zz_buf[:n])
	}
	zz_mu.Lock()
	atomic.StoreInt32(&zz_mode, zz_free)
	zz_mu.Unlock()
	close(zz_over)
	zz_release(func(string) bool { return true })
	if zz_detectsRaces {
		zz_rest(self)
		os.Exit(0)
	}
}
