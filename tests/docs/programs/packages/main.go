//stalemate:expect safe

// A program with a package of its own, and one that go.mod puts elsewhere.
package main

import (
	"example.org/log"
	"example.org/packages/internal/feed"
)

func main() {
	for n := range feed.Numbers() {
		log.Line(n)
	}
}
