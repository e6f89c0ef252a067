//rule: uint16 arithmetic is modulo 2^16 (spec "Integer overflow")

package main

import "fmt"

func main() {
	var x uint16 = 65535
	x += 2
	fmt.Println(x)
	x -= 3
	fmt.Println(x)
	a, b := uint16(3), uint16(5)
	fmt.Println(a-b, -a, a*30000, ^a)
}
