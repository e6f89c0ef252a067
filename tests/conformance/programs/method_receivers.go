//rule: value receivers work on a copy, pointer receivers on the variable; & and * are implied (spec "Method declarations", "Calls")

package main

import "fmt"

type acc struct{ n int }

func (a acc) plus(k int) int { a.n += k; return a.n }
func (a *acc) add(k int)     { a.n += k }

func main() {
	var a acc
	fmt.Println(a.plus(5), a.n)
	a.add(3)
	(&a).add(1)
	p := &a
	fmt.Println(p.plus(1), p.n)
	p.add(10)
	s := []acc{{1}, {2}}
	s[1].add(5)
	for _, x := range s {
		x.add(100)
	}
	m := map[string]*acc{"k": {7}}
	m["k"].add(1)
	fmt.Println(a, s, m["k"].n, acc{4}.plus(4))
}
