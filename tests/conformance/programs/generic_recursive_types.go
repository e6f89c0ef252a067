//rule: generic types may refer to themselves: lists and trees (spec "Type definitions")

package main

import "fmt"

type List[T any] struct {
	head *node[T]
	n    int
}
type node[T any] struct {
	v    T
	next *node[T]
}

func (l *List[T]) Add(v T) *List[T] { l.head = &node[T]{v, l.head}; l.n++; return l }
func (l *List[T]) Each(f func(T)) {
	for n := l.head; n != nil; n = n.next {
		f(n.v)
	}
}

type Tree[K any] struct {
	less        func(a, b K) bool
	left, right *Tree[K]
	key         K
	used        bool
}

func (t *Tree[K]) Insert(k K) {
	if !t.used {
		t.key, t.used = k, true
		t.left, t.right = &Tree[K]{less: t.less}, &Tree[K]{less: t.less}
	} else if t.less(k, t.key) {
		t.left.Insert(k)
	} else {
		t.right.Insert(k)
	}
}
func (t *Tree[K]) Walk(f func(K)) {
	if t.used {
		t.left.Walk(f)
		f(t.key)
		t.right.Walk(f)
	}
}

func main() {
	l := &List[string]{}
	l.Add("a").Add("b").Add("c").Each(func(s string) { fmt.Print(s, " ") })
	t := &Tree[int]{less: func(a, b int) bool { return a < b }}
	for _, k := range []int{5, 2, 8, 1, 9} {
		t.Insert(k)
	}
	t.Walk(func(k int) { fmt.Print(k, " ") })
	fmt.Println(l.n)
}
