//rule: methods may be declared on any defined non-pointer, non-interface type (spec "Method declarations")

package main

import "fmt"

type ints []int
type fn func(int) int
type table map[string]int
type flag bool
type num int

func (s ints) sum() (t int) {
	for _, v := range s {
		t += v
	}
	return
}
func (s *ints) push(v int)       { *s = append(*s, v) }
func (f fn) apply(n int) int     { return f(n) }
func (t table) inc(k string) int { t[k]++; return t[k] }
func (f *flag) toggle()          { *f = !*f }
func (n num) next() num          { return n + 1 }

func main() {
	var s ints
	s.push(1)
	s.push(2)
	t := table{}
	t.inc("a")
	var f flag
	f.toggle()
	fmt.Println(s, s.sum(), ints{4, 5}.sum(), t.inc("a"), f, num(4).next().next())
	fmt.Println(fn(func(n int) int { return n * n }).apply(7))
	n := num(1)
	fmt.Println(n.next(), n)
}
