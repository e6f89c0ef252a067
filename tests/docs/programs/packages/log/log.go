// Package log writes lines.
package log

// Line writes n.
func Line(n int) { println(n) }
