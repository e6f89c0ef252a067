//rule: promoted methods satisfy interfaces; embedding a pointer promotes pointer methods (spec "Method sets", "Struct types")

package main

import "fmt"

type log struct{ lines []string }

func (l *log) Write(s string) { l.lines = append(l.lines, s) }

type writer interface{ Write(string) }
type byPointer struct{ *log }
type byValue struct{ log }

func main() {
	l := &log{}
	p := byPointer{l}
	var w writer = p
	w.Write("one")
	v := byValue{}
	w = &v
	w.Write("two")
	v.Write("three")
	fmt.Println(l.lines, v.lines, len(p.lines))
}
