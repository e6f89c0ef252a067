// Package stalemate: what a program can ask of the checker. The same file builds with Go (see docs).
package stalemate

func choose(n int) int

// Choose returns any of 0 … n-1.
func Choose(n int) int { return choose(n) }

// Bool returns any truth value.
func Bool() bool { return choose(2) == 1 }

// Int returns any of lo … hi.
func Int(lo, hi int) int {
	n := hi - lo + 1
	if lo <= hi && n <= 0 {
		n = 1<<63 - 1
	}
	return lo + choose(n)
}

func giveUp()

// Assume leaves out all executions in which cond is false here.
func Assume(cond bool) {
	if !cond {
		giveUp()
	}
}

func assertFail(msg string)

// Assert reports an assertion failure if cond is false.
func Assert(cond bool, msg string) {
	if !cond {
		assertFail(msg)
	}
}

// Reachable must be met in some execution, or that is reported.
func Reachable(label string)
