//rule: uint64, uint and uintptr arithmetic is modulo 2^64 (spec "Integer overflow")

package main

import "fmt"

func main() {
	var x uint64 = 18446744073709551615
	x += 2
	fmt.Println(x)
	x -= 3
	fmt.Println(x)
	a, b := uint(3), uint(5)
	fmt.Println(a-b, -a, ^a)
	var p uintptr
	p--
	fmt.Println(p, p/2)
	h := uint64(14695981039346656037)
	for _, c := range []byte("hash me") {
		h ^= uint64(c)
		h *= 1099511628211
	}
	fmt.Println(h, h%1000, h/1000)
}
