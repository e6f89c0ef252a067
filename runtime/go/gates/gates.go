// Gates and their controller, added to the user's package main for a guided run. A goroutine that arrives at a gate
// waits until the controller lets it pass; the controller follows the schedule in the file ZZ_SCHEDULE, one goroutine
// at a time, each only after all others have come to rest. Goroutines are known by their spawn path, which profiler
// labels carry: `go` copies them. What happened is written to the file ZZ_LOG, a line each, without buffering, so that
// it survives a crash:
//
//	G name goid          a goroutine has reached its first gate
//	S k                  line k of the schedule was carried out
//	DIVERGE k text       it could not be, or a select took another case
//	OK                   the whole schedule was
//	X                    the user's main returned
//	F                    a test has failed
//	DUMP n               n bytes follow: all goroutines, once those in ZZ_STUCK have gone on to where they wait
//
// Then the gates are open and the controller is gone, so that Go's own detector judges what is left; the race detector
// has judged by the time nobody can move; with ZZ_OPEN nobody judges, and the process ends. Without ZZ_SCHEDULE nothing
// is held; with ZZ_DELAYS, a seed, gates are random delays; with ZZ_WALK chance takes the schedule's place (walk.go).
package main

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"runtime/pprof"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
	"unsafe"
)

//go:linkname zz_getProfLabel runtime/pprof.runtime_getProfLabel
func zz_getProfLabel() unsafe.Pointer

//go:linkname zz_setProfLabel runtime/pprof.runtime_setProfLabel
func zz_setProfLabel(p unsafe.Pointer)

const (
	zz_off    = 0
	zz_guided = 1
	zz_free   = 2 // the schedule is used up
)

// zz_again is added to the gate of a Cond.Wait for taking the lock again inside it, and to that of a Map.Range for
// each step after the first.
const zz_again = 1000000

// zz_die is the gate of panics that end the run.
const zz_die = 2000000

type zz_G struct {
	id       string
	label    unsafe.Pointer
	children int
	goid     int64
	perm     chan struct{}
	atGate   bool
	site     int
	masks    map[int]int // by select: the case this execution has to take
	inCond   int         // the gate of the Cond.Wait it is in
	choice   int         // of the last line of the schedule that was about it
	isFree   bool        // no gate holds it any more
}

type zz_step struct {
	gid     string // "T": a timer
	sites   []int
	cas     int    // of a select; -1: none, or default
	isBurst bool   // the goroutine before lets this one go itself, ahead of those it has woken
	timer   string // "g1 2"
	starts  string // the goroutine a timer starts, or "-"
}

var (
	zz_mode      int32
	zz_walks     int // a walk of so many passages; 0: there is a schedule
	zz_mu        sync.Mutex
	zz_byLabel   = map[unsafe.Pointer]*zz_G{}
	zz_byID      = map[string]*zz_G{}
	zz_steps     []zz_step
	zz_choices   = map[string][]int{} // by goroutine: free choices to come
	zz_ofLibrary = map[string]bool{}  // goroutines that the library starts
	zz_stands    = map[string][]int{} // by goroutine: the gates it stands at in the end
	zz_delays    bool
	zz_seed      uint64
	zz_pos       int
	zz_fd        = 2
	zz_buf       []byte
	zz_ready     = zz_setup()
	zz_takesBack = os.Getenv("ZZ_TAKES_BACK") != ""
)

func zz_log(f string, a ...interface{}) { syscall.Write(zz_fd, []byte(fmt.Sprintf(f, a...))) }

func zz_goid() int64 {
	var b [64]byte
	s := string(b[10:runtime.Stack(b[:], false)]) // behind "goroutine "
	v, _ := strconv.ParseInt(s[:strings.IndexByte(s, ' ')], 10, 64)
	return v
}

func zz_newG(id string) *zz_G {
	old := zz_getProfLabel()
	pprof.SetGoroutineLabels(pprof.WithLabels(context.Background(), pprof.Labels("g", id)))
	g := &zz_G{id: id, label: zz_getProfLabel(), perm: make(chan struct{}), masks: map[int]int{}}
	zz_setProfLabel(old)
	zz_mu.Lock()
	zz_byLabel[g.label] = g
	zz_byID[id] = g
	zz_mu.Unlock()
	return g
}

func zz_current() *zz_G {
	p := zz_getProfLabel()
	zz_mu.Lock()
	g := zz_byLabel[p]
	zz_mu.Unlock()
	if g != nil && (len(zz_ofLibrary) > 0 || zz_walks > 0) && g.goid != 0 && g.goid != zz_goid() {
		return zz_libraryG(g)
	}
	return g
}

// zz_libraryG: a goroutine that the library has started on behalf of p came to a gate in the user's code.
func zz_libraryG(p *zz_G) *zz_G {
	if zz_walks > 0 {
		zz_endWalk("library " + p.id)
	}
	for n := 1; n < 1000; n++ {
		id := p.id + "." + strconv.Itoa(n)
		zz_mu.Lock()
		isNew := zz_ofLibrary[id] && zz_byID[id] == nil
		zz_mu.Unlock()
		if isNew {
			g := zz_newG(id)
			zz_become(g)
			return g
		}
	}
	return nil
}

// zz_numbers: "1,2" → 1, 2
func zz_numbers(text string) (numbers []int) {
	for _, s := range strings.Split(text, ",") {
		n, _ := strconv.Atoi(s)
		numbers = append(numbers, n)
	}
	return numbers
}

func zz_setup() bool {
	path := os.Getenv("ZZ_SCHEDULE")
	seed, _ := strconv.ParseUint(os.Getenv("ZZ_DELAYS"), 10, 64)
	zz_delays, zz_seed = seed != 0, seed<<32
	if jumps, _ := strconv.ParseUint(os.Getenv("ZZ_JUMPS"), 10, 64); !zz_delays {
		zz_seed = jumps << 32
	}
	zz_walks, _ = strconv.Atoi(os.Getenv("ZZ_WALK"))
	if path == "" && !zz_delays && zz_walks == 0 {
		return false
	}
	fd, err := syscall.Open(os.Getenv("ZZ_LOG"), syscall.O_WRONLY|syscall.O_CREAT|syscall.O_APPEND, 0o600)
	if err != nil {
		panic(err)
	}
	zz_fd = fd
	if zz_walks > 0 {
		seed, _ := strconv.ParseUint(os.Getenv("ZZ_SEED"), 10, 64)
		zz_seed = seed<<32 + 1
		zz_guide()
		return true
	}
	if zz_delays {
		return true
	}
	data, err := os.ReadFile(path)
	if err != nil {
		panic(err)
	}
	for _, line := range strings.Split(string(data), "\n") {
		f := strings.Fields(line)
		if len(f) < 3 {
			continue
		}
		step := zz_step{gid: f[0]}
		if f[0] == "T" && len(f) == 4 {
			step.timer, step.starts = f[1]+" "+f[2], f[3]
			zz_steps = append(zz_steps, step)
			continue
		}
		if f[0] == "C" {
			n, _ := strconv.Atoi(f[2])
			zz_choices[f[1]] = append(zz_choices[f[1]], n)
			continue
		}
		if f[0] == "L" {
			zz_ofLibrary[f[1]] = true
			continue
		}
		if f[0] == "H" {
			zz_stands[f[1]] = zz_numbers(f[2])
			continue
		}
		step.sites = zz_numbers(f[1])
		step.cas, _ = strconv.Atoi(f[2])
		step.isBurst = len(f) == 4
		zz_steps = append(zz_steps, step)
	}
	zz_guide()
	return true
}

// zz_guide: from now on gates hold.
func zz_guide() {
	zz_buf = make([]byte, 4<<20)
	zz_mode = zz_guided
	main := zz_newG("g1")
	main.goid = zz_goid()
	go zz_controller() // without a name
	zz_setProfLabel(main.label)
	zz_log("G g1 %d\n", main.goid)
}

// zz_become: from now on the calling goroutine is g.
func zz_become(g *zz_G) {
	zz_setProfLabel(g.label)
	g.goid = zz_goid()
	zz_log("G %s %d\n", g.id, g.goid)
}

// zz_child is the next goroutine that p starts.
func zz_child(p *zz_G) *zz_G {
	for {
		p.children++
		if id := p.id + "." + strconv.Itoa(p.children); !zz_ofLibrary[id] {
			return zz_newG(id)
		}
	}
}

// ZZ_MainExit comes when the user's main has returned: main leaves, the process stays until all have ended or nobody
// can move, which the runtime reports.
func ZZ_MainExit() {
	if zz_mode == zz_off && !zz_delays {
		return
	}
	zz_log("X\n")
	runtime.Goexit()
}

// ZZ_Test comes first in a test: package testing has started its goroutine on behalf of main.
func ZZ_Test() {
	if zz_mode == zz_off {
		return
	}
	zz_raceOff()
	if g := zz_current(); g != nil && g.id == "g1" {
		zz_become(zz_child(g))
	}
	zz_raceOn()
}

// ZZ_Sub: a function for which package testing will start a goroutine.
func ZZ_Sub[T any](f func(T)) func(T) {
	if zz_mode == zz_off {
		return f
	}
	zz_raceOff()
	p := zz_current()
	if p == nil {
		zz_raceOn()
		return f
	}
	g := zz_child(p)
	zz_raceOn()
	return func(t T) {
		zz_raceOff()
		zz_become(g)
		zz_raceOn()
		f(t)
	}
}

// ZZ_EndName is an example behind those of testing.Main, for which it keeps the process until the schedule is used up.
const ZZ_EndName = "ZZ_End"

var (
	zz_over   = make(chan bool)
	zz_stdout = os.Stdout
)

func ZZ_End() {
	os.Stdout = zz_stdout // what is printed from here on is not the example's
	if atomic.LoadInt32(&zz_mode) == zz_guided && zz_walks == 0 {
		<-zz_over
	}
}

// ZZ_Match: what testing.Main asks about names.
func ZZ_Match(f func(pat, str string) (bool, error)) func(pat, str string) (bool, error) {
	return func(pat, str string) (bool, error) {
		if str == ZZ_EndName {
			return true, nil
		}
		return f(pat, str)
	}
}

// ZZ_Tested: all tests are over, with this exit code.
func ZZ_Tested(code int) {
	if (zz_mode != zz_off || zz_delays) && code != 0 {
		zz_log("F\n")
	}
}

// gates ------------------------------------------------------------------------------------------------------------

func zz_has(sites []int, site int) bool {
	for _, s := range sites {
		if s == site {
			return true
		}
	}
	return false
}

// zz_next is the next line of the schedule that is about g; zz_mu is held.
func zz_next(g *zz_G) *zz_step {
	for i := zz_pos; i < len(zz_steps); i++ {
		if zz_steps[i].gid == g.id {
			return &zz_steps[i]
		}
	}
	return nil
}

func zz_gate(site int, isSoft bool) *zz_G {
	if zz_mode == zz_off {
		if zz_delays {
			zz_delay()
		}
		return nil
	}
	zz_raceOff()
	g := zz_pass(site, isSoft)
	zz_raceOn()
	return g
}

func zz_pass(site int, isSoft bool) *zz_G {
	g := zz_current()
	if g == nil {
		return nil // not one of the user's
	}
	if g.goid == 0 {
		g.goid = zz_goid()
		zz_log("G %s %d\n", g.id, g.goid)
	}
	zz_mu.Lock()
	if zz_mode == zz_free || g.isFree {
		zz_mu.Unlock()
		return g
	}
	if isSoft && zz_walks == 0 {
		sites := zz_stands[g.id]
		if s := zz_next(g); s != nil {
			sites = s.sites
		}
		if !zz_has(sites, site) {
			zz_mu.Unlock()
			return g
		}
	}
	g.site, g.atGate = site, true
	zz_mu.Unlock()
	<-g.perm
	return g
}

// zz_delay: nothing, a few steps aside, a busy while, or a short sleep, at random.
func zz_delay() {
	x := zz_random()
	n := x >> 8
	switch x % 8 {
	case 0, 1, 2:
		for n %= 4; n > 0; n-- {
			runtime.Gosched()
		}
	case 3:
		for n %= 20000; n > 0; n-- {
			atomic.LoadInt32(&zz_mode)
		}
	case 4:
		time.Sleep(time.Duration(n % 100000))
	}
}

func ZZ_At(site int) { zz_gate(site, false) }

// ZZ_C, ZZ_V: a channel, a value or a receiver that is evaluated just before an operation.
func ZZ_C[C any](site int, c C) C { zz_gate(site, false); return c }
func ZZ_V[V any](site int, v V) V { zz_gate(site, false); return v }

// ZZ_S: likewise, of an operation that counts only if others know the object: the schedule says whether to wait.
func ZZ_S[V any](site int, v V) V { zz_gate(site, true); return v }

// ZZ_P: a pointer to a variable that is about to be read or written; likewise.
func ZZ_P[V any](site int, p *V) *V { zz_gate(site, true); return p }

// ZZ_Die is deferred first in every function: a panic that nobody has recovered from waits here.
func ZZ_Die() { zz_gate(zz_die, true) }

// ZZ_Pool: of sync.Pool.Get; the schedule may say that the garbage collector has emptied it.
func ZZ_Pool[V any](site int, v V) V {
	if g := zz_gate(site, true); g != nil && g.choice > 0 {
		runtime.GC()
		runtime.GC()
	}
	return v
}

func ZZ_Do(site int, f func()) {
	zz_gate(site, false)
	f()
	if zz_mode == zz_guided {
		zz_burst()
	}
}
func ZZ_SDo(site int, f func()) { zz_gate(site, true); f() }
func ZZ_Do1[T any](site int, f func(T), v T) {
	zz_gate(site, false)
	f(v)
}
func ZZ_Close[T any](site int, c chan<- T) {
	zz_gate(site, false)
	close(c)
}

// ZZ_D: time.Sleep takes as long as the schedule says.
func ZZ_D(site int, d time.Duration) time.Duration {
	if zz_gate(site, false) == nil {
		return d
	}
	return 0
}

// ZZ_W: the receiver of Cond.Wait; ZZ_L: the lock of a Cond, which Wait takes again.
func ZZ_W(site int, c *sync.Cond) *sync.Cond {
	if g := zz_gate(site, false); g != nil {
		g.inCond = site
	}
	return c
}

type zz_locker struct{ sync.Locker }

func (l zz_locker) Lock() {
	zz_raceOff()
	g := zz_current()
	zz_raceOn()
	if g != nil && g.inCond != 0 {
		zz_gate(g.inCond+zz_again, false)
		g.inCond = 0
	}
	l.Locker.Lock()
}

func ZZ_L(l sync.Locker) sync.Locker {
	if zz_mode == zz_off {
		return l
	}
	return zz_locker{l}
}

// ZZ_M: the channel of case `index` of a select. All others are nil in this execution, so that they cannot be taken;
// never for default, which must be the runtime's own choice. isLast: all operands have been evaluated.
func ZZ_M[C any](site, index int, isLast bool, c C) C {
	if zz_mode == zz_off {
		return c
	}
	zz_raceOff()
	g := zz_current()
	if g == nil {
		zz_raceOn()
		return c
	}
	if atomic.LoadInt32(&zz_mode) == zz_guided {
		if index == 0 && zz_walks == 0 {
			g.masks[site] = -1
			zz_mu.Lock()
			if s := zz_next(g); s != nil && zz_has(s.sites, site) {
				g.masks[site] = s.cas
			}
			zz_mu.Unlock()
		}
	}
	k := -1
	if v, ok := g.masks[site]; ok {
		k = v
	}
	zz_raceOn()
	if isLast {
		zz_gate(site, false)
	}
	if k >= 0 && k != index {
		var none C
		return none
	}
	return c
}

// ZZ_Took comes first in the body of a case; -1 is default.
func ZZ_Took(site, index int) {
	if zz_mode == zz_off {
		return
	}
	zz_raceOff()
	defer zz_raceOn()
	if g := zz_current(); g != nil {
		if zz_walks > 0 {
			zz_log("K %s %d\n", g.id, index)
		}
		if k, ok := g.masks[site]; ok && k >= 0 && k != index {
			zz_mu.Lock()
			zz_log("DIVERGE %d %s took case %d of a select instead of %d\n", zz_pos-1, g.id, index, k)
			zz_mu.Unlock()
		}
		delete(g.masks, site)
	}
}

// ZZ_Fork gives the goroutine that starts next its name; ZZ_Forked takes the parent's back.
func ZZ_Fork() {
	if zz_mode == zz_off {
		return
	}
	zz_raceOff()
	if p := zz_current(); p != nil {
		zz_setProfLabel(zz_child(p).label)
	}
	zz_raceOn()
}

// ZZ_ForkAfter: likewise, once this operand is worked out, which may pass gates of the parent's.
func ZZ_ForkAfter[V any](v V) V {
	ZZ_Fork()
	return v
}

func ZZ_Forked() {
	if zz_mode == zz_off {
		return
	}
	zz_raceOff()
	defer zz_raceOn()
	if c := zz_current(); c != nil {
		zz_mu.Lock()
		p := zz_byID[c.id[:strings.LastIndexByte(c.id, '.')]]
		zz_mu.Unlock()
		zz_setProfLabel(p.label)
	}
}
