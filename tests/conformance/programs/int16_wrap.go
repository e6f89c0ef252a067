//rule: int16 arithmetic wraps modulo 2^16 in two's complement (spec "Integer overflow")

package main

import "fmt"

func main() {
	var x int16 = 32767
	x++
	fmt.Println(x)
	x -= 1
	fmt.Println(x)
	a := int16(300)
	fmt.Println(a*a, a*a*a, -a*a)
	m := int16(-32768)
	fmt.Println(-m, m*3, m-1)
}
