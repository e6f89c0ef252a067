//rule: uint32 arithmetic is modulo 2^32 (spec "Integer overflow")

package main

import "fmt"

func main() {
	var x uint32 = 4294967295
	x += 2
	fmt.Println(x)
	x -= 3
	fmt.Println(x)
	a, b := uint32(3), uint32(5)
	fmt.Println(a-b, -a, a*3000000000, ^a)
	h := uint32(2166136261)
	for _, c := range []byte("hash me") {
		h ^= uint32(c)
		h *= 16777619
	}
	fmt.Println(h)
}
