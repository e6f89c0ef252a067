//stalemate:expect panic
//stalemate:go panic
//stalemate:source strings.Builder handed on by value and written to

// A Builder must not be copied once something is in it.
package main

import "strings"

func finish(b strings.Builder) string {
	b.WriteString(".") // want "illegal use of non-zero Builder"
	return b.String()
}

func main() {
	var b strings.Builder
	b.WriteString("end")
	finish(b)
}
