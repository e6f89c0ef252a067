//rule: comparable permits == and use as map key (spec "Type constraints", comparable)

package main

import "fmt"

func Index[T comparable](s []T, x T) int {
	for i, v := range s {
		if v == x {
			return i
		}
	}
	return -1
}

type Set[T comparable] map[T]struct{}

func (s Set[T]) Add(vs ...T) Set[T] {
	for _, v := range vs {
		s[v] = struct{}{}
	}
	return s
}
func (s Set[T]) Has(v T) bool { _, ok := s[v]; return ok }

type pt struct{ x, y int }

func main() {
	fmt.Println(Index([]string{"a", "b"}, "b"), Index([]pt{{1, 2}}, pt{1, 2}), Index([]int{}, 1))
	s := Set[pt]{}.Add(pt{1, 1}, pt{1, 1}, pt{2, 2})
	fmt.Println(len(s), s.Has(pt{2, 2}), s.Has(pt{}))
	fmt.Println(Index([]*int{nil}, nil), Index([]chan int{nil}, nil))
}
