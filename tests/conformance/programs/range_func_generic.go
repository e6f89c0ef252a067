//rule: iter.Seq values compose as generic functions (package iter, spec "For statements" with range clause)
//go: 1.23

package main

import (
	"fmt"
	"iter"
)

func from[T any](vs ...T) iter.Seq[T] {
	return func(yield func(T) bool) {
		for _, v := range vs {
			if !yield(v) {
				return
			}
		}
	}
}

func filter[T any](s iter.Seq[T], keep func(T) bool) iter.Seq[T] {
	return func(yield func(T) bool) {
		for v := range s {
			if keep(v) && !yield(v) {
				return
			}
		}
	}
}

func number[T any](s iter.Seq[T]) iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		i := 0
		for v := range s {
			if !yield(i, v) {
				return
			}
			i++
		}
	}
}

func main() {
	for i, v := range number(filter(from(5, 12, 7, 30, 41), func(n int) bool { return n > 6 })) {
		if i == 3 {
			break
		}
		fmt.Println(i, v)
	}
}
