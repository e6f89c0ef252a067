//rule: int8 arithmetic wraps modulo 2^8 in two's complement (spec "Integer overflow")

package main

import "fmt"

func main() {
	var x int8 = 127
	x++
	fmt.Println(x)
	x--
	fmt.Println(x)
	a, b := int8(100), int8(100)
	fmt.Println(a+b, a*b, -a-b)
	m := int8(-128)
	fmt.Println(-m, m*m, m-1)
	for i := 0; i < 300; i++ {
		x += 7
	}
	fmt.Println(x)
}
