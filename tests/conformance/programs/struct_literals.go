//rule: struct literals by position, by name, elided inner types and & (spec "Composite literals")

package main

import "fmt"

type pt struct{ x, y int }

type line struct {
	a, b  pt
	label *string
}

func main() {
	l := line{pt{1, 2}, pt{y: 4}, nil}
	m := []pt{{1, 2}, {y: 3}, {}}
	pm := []*pt{{5, 6}, {x: 7}}
	mm := map[string]pt{"o": {}, "u": {1, 1}}
	kk := map[pt]string{{1, 2}: "k"}
	aa := [2][2]pt{{{1, 1}, {2, 2}}, {{3, 3}}}
	fmt.Println(l.a, l.b, l.label == nil, m, *pm[0], *pm[1], mm, kk, aa)
	q := &line{b: pt{9, 9}}
	q.a.x = 3
	fmt.Println(q.a, q.b, (&pt{1, 2}).y, pt{4, 5}.x)
}
