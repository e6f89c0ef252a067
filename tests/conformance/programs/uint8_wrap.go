//rule: uint8 arithmetic is modulo 2^8, also for subtraction and negation (spec "Integer overflow")

package main

import "fmt"

func main() {
	var x uint8 = 255
	x++
	fmt.Println(x)
	x--
	fmt.Println(x)
	a, b := uint8(3), uint8(5)
	fmt.Println(a-b, -a, a*200, ^a)
	var c byte = 'z'
	c += 10
	fmt.Println(c, c+200)
}
