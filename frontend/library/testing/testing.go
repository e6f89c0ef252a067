// Package testing runs one test function. A failure ends the run with a finding at once, or, by choice, the test goes on as Go's
// does: what follows from it is then found as well.
package testing

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"strings"
	"time"
)

// fail reports that a test failed; the run ends.
func fail(msg string)

// giveUp ends the run if a failure here is assumed away: a timeout that came too early.
func giveUp()

// choose returns any of 0 … n-1.
func choose(n int) int

type TB interface {
	Cleanup(f func())
	Context() context.Context
	Error(args ...any)
	Errorf(format string, args ...any)
	Fail()
	FailNow()
	Failed() bool
	Fatal(args ...any)
	Fatalf(format string, args ...any)
	Helper()
	Log(args ...any)
	Logf(format string, args ...any)
	Name() string
	Setenv(key, value string)
	Skip(args ...any)
	SkipNow()
	Skipf(format string, args ...any)
	Skipped() bool
	TempDir() string
	private()
}

// common is what T and B share. A test's goroutine reports to its parent at signal, once when it pauses for Parallel and once
// at its end; barrier is closed when its function has returned, which lets its parallel subtests go on.
type common struct {
	name     string
	parent   *common
	level    int
	signal   chan bool
	barrier  chan bool
	subs     []*common // parallel subtests
	cleanups []func()
	ctx      context.Context
	cancel   context.CancelFunc
	failed   bool
	skipped  bool
	finished bool // the test's own goroutine got to its end, or ended itself by FailNow or SkipNow
	done     bool // all is over, nothing may be logged any more
	parallel bool
	envSet   bool
}

func (c *common) private() {}

//stalemate:constant
func (c *common) Name() string { return c.name }
func (c *common) Helper()      {}

// isDone reports whether the test is over.
//
//stalemate:atomic
func (c *common) isDone() bool { return c.done }

//stalemate:atomic
func (c *common) setFailed() {
	for p := c; p != nil; p = p.parent {
		p.failed = true
	}
}

//stalemate:atomic
func (c *common) setFinished() { c.finished = true }

//stalemate:atomic
func (c *common) setSkipped() {
	c.skipped = true
	c.finished = true
}

//stalemate:atomic
func (c *common) Failed() bool { return c.failed }

//stalemate:atomic
func (c *common) Skipped() bool { return c.skipped }

//stalemate:constant
func (c *common) log(s string) {
	if c.isMadeUp() {
		return
	}
	if c.isDone() {
		panic("Log in goroutine after " + c.name + " has completed: " + s)
	}
	fmt.Println(s)
}

// isMadeUp reports whether nobody runs c as a test: a program has made it, to see whether something fails with it.
//
//stalemate:constant
func (c *common) isMadeUp() bool { return c.signal == nil }

// failWith marks the test as failed; what it is told shows the finding, after the test's name.
//
//stalemate:constant
func (c *common) failWith(what string) {
	giveUp()
	if c.isDone() {
		panic("Fail in goroutine after " + c.name + " has completed")
	}
	c.setFailed()
	if c.isMadeUp() || choose(2) == 1 {
		return
	}
	fail(c.name + what)
}

// dropNewline drops one newline at the end.
func dropNewline(s string) string

func line(args []any) string { return dropNewline(fmt.Sprintln(args...)) }

func (c *common) Fail() { c.failWith(" failed") }

func (c *common) failNow(what string) {
	c.failWith(what)
	c.setFinished()
	runtime.Goexit()
}

// FailNow ends the calling goroutine, which should be the test's own.
func (c *common) FailNow() { c.failNow(" failed") }

func (c *common) Log(args ...any)                 { c.log(line(args)) }
func (c *common) Logf(format string, args ...any) { c.log(fmt.Sprintf(format, args...)) }

func (c *common) Error(args ...any) {
	s := line(args)
	c.log(s)
	c.failWith(": " + s)
}

func (c *common) Errorf(format string, args ...any) {
	s := fmt.Sprintf(format, args...)
	c.log(s)
	c.failWith(": " + s)
}

func (c *common) Fatal(args ...any) {
	s := line(args)
	c.log(s)
	c.failNow(": " + s)
}

func (c *common) Fatalf(format string, args ...any) {
	s := fmt.Sprintf(format, args...)
	c.log(s)
	c.failNow(": " + s)
}

// SkipNow ends the calling goroutine.
func (c *common) SkipNow() {
	c.setSkipped()
	runtime.Goexit()
}

func (c *common) Skip(args ...any) {
	c.log(line(args))
	c.SkipNow()
}

func (c *common) Skipf(format string, args ...any) {
	c.log(fmt.Sprintf(format, args...))
	c.SkipNow()
}

// Cleanup runs f after the test and its subtests; the last one registered runs first.
//
//stalemate:atomic
func (c *common) Cleanup(f func()) { c.cleanups = append(c.cleanups, f) }

//stalemate:atomic
func (c *common) lastCleanup() func() {
	n := len(c.cleanups)
	if n == 0 {
		return nil
	}
	f := c.cleanups[n-1]
	c.cleanups = c.cleanups[:n-1]
	return f
}

// TempDir is a new directory; it is not removed at the end.
//
//stalemate:constant
func (c *common) TempDir() string {
	dir, _ := os.MkdirTemp("", strings.ReplaceAll(c.name, "/", "_"))
	return dir
}

// Setenv sets a variable until the end of the test, which must not be parallel.
func (c *common) Setenv(key, value string) {
	if !c.markEnv() {
		panic("testing: t.Setenv called after t.Parallel; cannot set environment variables in parallel tests")
	}
	before, was := os.LookupEnv(key)
	if err := os.Setenv(key, value); err != nil {
		c.Fatalf("cannot set environment variable: %v", err)
	}
	c.Cleanup(func() {
		if was {
			os.Setenv(key, before)
		} else {
			os.Unsetenv(key)
		}
	})
}

// markEnv notes that the environment is changed, unless c or a test it is in is parallel.
//
//stalemate:atomic
func (c *common) markEnv() bool {
	for p := c; p != nil; p = p.parent {
		if p.parallel {
			return false
		}
	}
	c.envSet = true
	return true
}

//stalemate:atomic
func (c *common) hasEnv() bool { return c.envSet }

// Context is cancelled just before the cleanup functions run.
//
//stalemate:atomic
func (c *common) Context() context.Context {
	if c.ctx == nil {
		c.ctx, c.cancel = context.WithCancel(context.Background())
	}
	return c.ctx
}

//stalemate:atomic
func (c *common) cancelContext() context.CancelFunc { return c.cancel }

// runCleanups goes on with the others when one of them ends the goroutine.
func (c *common) runCleanups() {
	if cancel := c.cancelContext(); cancel != nil {
		cancel()
	}
	for {
		f := c.lastCleanup()
		if f == nil {
			return
		}
		c.cleanup(f)
	}
}

func (c *common) cleanup(f func()) {
	returned := false
	defer func() {
		if !returned {
			c.runCleanups()
		}
	}()
	f()
	returned = true
}

// pause puts c among its parent's parallel subtests; false if it is there already.
//
//stalemate:atomic
func (c *common) pause() bool {
	if c.parallel {
		return false
	}
	c.parallel = true
	c.parent.subs = append(c.parent.subs, c)
	return true
}

//stalemate:atomic
func (c *common) takeSubs() []*common {
	subs := c.subs
	c.subs = nil
	return subs
}

//stalemate:atomic
func (c *common) setDone() { c.done = true }

// releaseSubs lets the parallel subtests go on and waits for them.
//
//stalemate:constant
func (c *common) releaseSubs() {
	subs := c.takeSubs()
	if len(subs) == 0 {
		return
	}
	close(c.barrier)
	for _, sub := range subs {
		sub.await()
	}
}

func newCommon(name string, parent *common) common {
	if parent != nil && parent.name != "" {
		name = parent.name + "/" + strings.ReplaceAll(name, " ", "_")
	}
	return common{name: name, parent: parent, signal: make(chan bool, 1), barrier: make(chan bool)}
}

// run calls f in the test's own goroutine and brings everything to its end. It tells the parent, unless the program ends with it.
func (c *common) run(signal chan bool, f func()) {
	returned := false
	defer func() {
		finished, simple := c.leave(returned)
		if finished {
			if !simple {
				c.releaseSubs()
				c.runCleanups()
				c.setDone()
			}
			signal <- true
			return
		}
		if !simple {
			c.runCleanups()
		}
		if panicking() != nil {
			return // the parent is not told: it would go on while the program ends
		}
		if !c.isLeftByParent() {
			panic("test executed panic(nil) or runtime.Goexit")
		}
		c.failWith(": test executed panic(nil) or runtime.Goexit: subtest may have called FailNow on a parent test")
		signal <- false
	}()
	f()
	returned = true
}

// panicking is the value of the panic that has led to the deferred function it is called in; nil if none has.
func panicking() any

// isLeftByParent reports whether a test above c has been ended already: by a FailNow that c called on it, most likely.
//
//stalemate:atomic
func (c *common) isLeftByParent() bool {
	for p := c.parent; p != nil; p = p.parent {
		if p.finished {
			return true
		}
	}
	return false
}

// leave is the end of the test's function; if it is simple, nothing else is left to do.
//
//stalemate:atomic
func (c *common) leave(returned bool) (finished, simple bool) {
	if returned {
		c.finished = true
	}
	simple = len(c.subs) == 0 && len(c.cleanups) == 0 && c.cancel == nil
	if simple && c.finished {
		c.done = true
	}
	return c.finished, simple
}

// await waits until the test ends or pauses.
//
//stalemate:constant
func (c *common) await() {
	if !<-c.signal {
		runtime.Goexit()
	}
}

type T struct {
	common
}

// Run runs f as a subtest in a goroutine and waits until it ends or pauses for Parallel.
//
//stalemate:constant
func (t *T) Run(name string, f func(t *T)) bool {
	sub := &T{newCommon(name, &t.common)}
	go sub.run(sub.signal, func() { f(sub) })
	sub.await()
	return !sub.Failed()
}

// Parallel waits until the parent's function has returned, then goes on together with the other parallel tests. How many may run
// at once is not limited.
//
//stalemate:constant
func (t *T) Parallel() {
	if !t.pause() {
		panic("testing: t.Parallel called multiple times")
	}
	if t.hasEnv() {
		panic("testing: t.Parallel called after t.Setenv; cannot set environment variables in parallel tests")
	}
	t.signal <- true
	<-t.parent.barrier
}

// Deadline: there is none.
func (t *T) Deadline() (deadline time.Time, ok bool) { return }

// RunEntry runs one test on behalf of main; the tool's start function calls it.
func RunEntry(name string, f func(t *T)) {
	root := &T{newCommon("", nil)}
	root.Run(name, f)
	root.releaseSubs()
}

func Short() bool       { return false }
func Verbose() bool     { return true }
func Testing() bool     { return true }
func CoverMode() string { return "" }
