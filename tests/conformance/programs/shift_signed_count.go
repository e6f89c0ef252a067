//rule: the shift count may be of any integer type (spec "Arithmetic operators", shifts)

package main

import "fmt"

func main() {
	var a int8 = 3
	var b uint16 = 4
	var c int64 = 5
	var d byte = 70
	x := uint32(1)
	fmt.Println(x<<a, x<<b, x<<c, x<<d)
	x <<= a
	x <<= c
	fmt.Println(x)
}
