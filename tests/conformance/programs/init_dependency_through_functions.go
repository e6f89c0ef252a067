//rule: dependencies are found through functions, methods and closures (spec "Package initialization")

package main

import "fmt"

var total = sum()

var parts = []int{one, two()}

var one = 1

func two() int { return one + t.get() }

type typ struct{ n int }

func (v typ) get() int { return v.n + offset }

var t = typ{10}

var offset = func() int { return base * 2 }()

var base = 50

func sum() (s int) {
	for _, p := range parts {
		s += p
	}
	return
}

func main() { fmt.Println(total, parts, one, t, offset, base) }
