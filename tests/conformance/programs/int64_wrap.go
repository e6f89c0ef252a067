//rule: int64 and int arithmetic wraps modulo 2^64 in two's complement (spec "Integer overflow")

package main

import (
	"fmt"
	"math"
)

func main() {
	var x int64 = 9223372036854775807
	x++
	fmt.Println(x)
	x--
	fmt.Println(x)
	a := int64(12345678901)
	fmt.Println(a*a, a*a*a, -a*a)
	m := int64(-9223372036854775808)
	fmt.Println(-m, m*3, m-1, m+m)
	n := math.MaxInt
	fmt.Println(n+1 == math.MinInt, n*2)
}
