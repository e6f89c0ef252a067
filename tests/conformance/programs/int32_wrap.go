//rule: int32 arithmetic wraps modulo 2^32 in two's complement (spec "Integer overflow")

package main

import "fmt"

func main() {
	var x int32 = 2147483647
	x++
	fmt.Println(x)
	x--
	fmt.Println(x)
	a := int32(123456)
	fmt.Println(a*a, a*a*a, -a*a)
	m := int32(-2147483648)
	fmt.Println(-m, m*3, m-1, m+m)
	var h int32 = 17
	for _, r := range "wrap around" {
		h = h*31 + r
	}
	fmt.Println(h)
}
