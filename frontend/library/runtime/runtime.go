// Package runtime: what programs call of Go's runtime, and the errors the machine raises.
package runtime

// Error is a run-time error such as an index out of range.
type Error interface {
	error
	RuntimeError()
}

// errorString is the type of every run-time panic the machine raises; the text is complete ("runtime error: …").
type errorString string

func (e errorString) RuntimeError() {}
func (e errorString) Error() string { return string(e) }

// A TypeAssertionError explains a failed type assertion. Only the machine makes them, and nobody can look behind the
// pointer, so the pointer is the text itself.
type TypeAssertionError struct{ _ int }

func (e *TypeAssertionError) RuntimeError() {}
func (e *TypeAssertionError) Error() string { return assertionText(e) }

func assertionText(e *TypeAssertionError) string

// A PanicNilError is what panic(nil) panics with.
type PanicNilError struct{ text string }

func (e *PanicNilError) RuntimeError() {}
func (e *PanicNilError) Error() string { return e.text }

// panicNil is what panic does with a nil interface value since go1.21.
func panicNil() {
	panic(&PanicNilError{"panic called with nil argument (use GODEBUG=panicnil=1 to disable)"})
}

// die is where a goroutine stands whose panic nobody recovers from. A method that gives the text of the value is called first, as
// Go does (runtime/panic.go, preprintpanics).
func die() {
	switch v := speaker().(type) {
	case error, interface{ String() string }:
		endSaying(textOf(v))
	}
	end()
}

// speaker is the value of the panic in progress, if a method may give its text.
func speaker() any

func end()
func endSaying(text string)
func fatal(text string)

func textOf(v any) string {
	defer func() {
		const text = "panic while printing panic value"
		switch r := recover().(type) {
		case nil:
		case string:
			fatal(text + ": " + r)
		default:
			fatal(text)
		}
	}()
	switch v := v.(type) {
	case error:
		return v.Error()
	case interface{ String() string }:
		return v.String()
	}
	return ""
}

type opaqueError struct{}

func (opaqueError) Error() string { return "an error of an opaque function" }

func choose(n int) int

// freeError is what an opaque function returns as an error.
func freeError() error {
	if choose(2) == 0 {
		return nil
	}
	return opaqueError{}
}

// Gosched lets others run.
func Gosched()

// Goexit ends the calling goroutine after running its deferred calls.
func Goexit()

// GC does nothing: memory is not modelled.
func GC() {}

// NumCPU is a fixed, plausible number.
func NumCPU() int { return 4 }

// GOMAXPROCS changes nothing: every interleaving is explored whatever the number of processors.
func GOMAXPROCS(n int) int { return 4 }

// KeepAlive does nothing.
func KeepAlive(x any) {}

// NumGoroutine is 1, whatever is running: goroutines left behind are found as leaks.
func NumGoroutine() int { return 1 }

func NumCgoCall() int64 { return 0 }

const (
	GOOS     = "linux"
	GOARCH   = "amd64"
	Compiler = "gc"
)

func GOROOT() string  { return "/usr/lib/go" }
func Version() string { return "go1.23" }

// SetFinalizer never runs a finalizer, which Go does not promise either.
func SetFinalizer(obj any, finalizer any) {}

// Cleanup is what AddCleanup gives; cleanups never run.
type Cleanup struct{}

func (c Cleanup) Stop() {}

func AddCleanup[T, S any](ptr *T, cleanup func(S), arg S) Cleanup { return Cleanup{} }

func LockOSThread()   {}
func UnlockOSThread() {}
func Breakpoint()     {}

// Stack writes a line instead of a stack.
func Stack(buf []byte, all bool) int { return copy(buf, "goroutine 1 [running]:\n") }

// frameAt is where the function goes on that is so many calls above the one that asks; 0 if there is none.
func frameAt(calls int) uintptr

// functionAt, fileAt and lineAt tell what is at a place in the code, entryAt where its function begins.
func functionAt(pc uintptr) string
func fileAt(pc uintptr) string
func lineAt(pc uintptr) int
func entryAt(pc uintptr) uintptr

// Caller's file is as the tool was given it, its function has the package's name, not its path.
func Caller(skip int) (pc uintptr, file string, line int, ok bool) {
	pc = frameAt(skip + 1)
	if pc == 0 {
		return 0, "", 0, false
	}
	return pc, fileAt(pc), lineAt(pc), true
}

func Callers(skip int, pc []uintptr) int {
	for i := range pc {
		pc[i] = frameAt(skip + i)
		if pc[i] == 0 {
			return i
		}
	}
	return len(pc)
}

// Func is the function at a place.
type Func struct {
	entry uintptr
	name  string
}

func FuncForPC(pc uintptr) *Func {
	name := functionAt(pc)
	if name == "" {
		return nil
	}
	return &Func{entryAt(pc), name}
}

func (f *Func) Name() string {
	if f == nil {
		return ""
	}
	return f.name
}

func (f *Func) Entry() uintptr { return f.entry }

func (f *Func) FileLine(pc uintptr) (file string, line int) { return fileAt(pc), lineAt(pc) }

type Frame struct {
	PC       uintptr
	Func     *Func
	Function string
	File     string
	Line     int
	Entry    uintptr
}

type Frames struct {
	callers []uintptr
}

func CallersFrames(callers []uintptr) *Frames { return &Frames{callers} }

func (ci *Frames) Next() (frame Frame, more bool) {
	if len(ci.callers) == 0 {
		return Frame{}, false
	}
	pc := ci.callers[0]
	ci.callers = ci.callers[1:]
	f := FuncForPC(pc)
	if f == nil {
		return Frame{PC: pc}, len(ci.callers) > 0
	}
	return Frame{pc, f, f.name, fileAt(pc), lineAt(pc), f.entry}, len(ci.callers) > 0
}

// MemStats stays empty: memory is not modelled.
type MemStats struct {
	Alloc, TotalAlloc, Sys, Lookups, Mallocs, Frees                    uint64
	HeapAlloc, HeapSys, HeapIdle, HeapInuse, HeapReleased, HeapObjects uint64
	StackInuse, StackSys, NextGC, LastGC, PauseTotalNs                 uint64
	NumGC, NumForcedGC                                                 uint32
}

func ReadMemStats(m *MemStats) {}

// MemProfileRate has no effect.
var MemProfileRate = 512 * 1024

func SetBlockProfileRate(rate int)         {}
func SetMutexProfileFraction(rate int) int { return 0 }
