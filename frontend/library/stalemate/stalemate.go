// Package stalemate: what a program can ask of the checker. The same file builds with Go (see docs).
package stalemate

func choose(n int) int

// Choose returns any of 0 … n-1.
func Choose(n int) int { return choose(n) }

// Bool returns any truth value.
func Bool() bool { return choose(2) == 1 }

func assertFail(msg string)

// Assert reports an assertion failure if cond is false.
func Assert(cond bool, msg string) {
	if !cond {
		assertFail(msg)
	}
}

// Reachable must be met in some execution, or that is reported.
func Reachable(label string)
