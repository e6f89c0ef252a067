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
