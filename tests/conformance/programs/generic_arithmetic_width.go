//rule: arithmetic in a generic function wraps at the type argument's width (spec "Integer overflow", "Arithmetic operators")

package main

import "fmt"

type Int interface {
	~int8 | ~int16 | ~int32 | ~uint8 | ~uint16 | ~uint32 | ~int64 | ~uint64
}

func Wrap[T Int](start T, n int) T {
	for i := 0; i < n; i++ {
		start = start*3 + 1
	}
	return start
}

func Shift[T Int](v T, n uint) (T, T) { return v << n, v >> n }

func Convert[A, B Int](a A) B { return B(a) }

func main() {
	fmt.Println(Wrap[int8](1, 6), Wrap[uint8](1, 6), Wrap[int16](1, 12), Wrap[uint32](1, 25), Wrap[int64](1, 50))
	fmt.Println(Shift(int8(-7), 1))
	fmt.Println(Shift(uint8(0xF0), 3))
	fmt.Println(Convert[int16, uint8](-1), Convert[uint8, int8](200), Convert[int8, uint64](-2))
}
