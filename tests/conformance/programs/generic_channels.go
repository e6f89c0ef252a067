//rule: generic functions may make and range over channels and start goroutines (spec "Type parameter declarations")

package main

import "fmt"

func Generate[T any](vs ...T) <-chan T {
	c := make(chan T)
	go func() {
		defer close(c)
		for _, v := range vs {
			c <- v
		}
	}()
	return c
}

func Transform[A, B any](in <-chan A, f func(A) B) <-chan B {
	out := make(chan B)
	go func() {
		defer close(out)
		for v := range in {
			out <- f(v)
		}
	}()
	return out
}

func Collect[T any](in <-chan T) (s []T) {
	for v := range in {
		s = append(s, v)
	}
	return
}

func main() {
	nums := Transform(Generate("1", "22", "333"), func(s string) int { return len(s) })
	fmt.Println(Collect(Transform(nums, func(n int) float64 { return float64(n) / 2 })))
}
