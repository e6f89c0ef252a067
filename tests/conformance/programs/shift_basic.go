//rule: << and >> shift; >> of a signed value is arithmetic, of an unsigned value logical (spec "Arithmetic operators", shifts)

package main

import "fmt"

func main() {
	i := -17
	fmt.Println(i>>1, i>>2, i>>3, i<<3)
	u := uint8(0xF1)
	fmt.Println(u>>4, u<<4, u>>1<<1)
	s := int8(0x71)
	fmt.Println(s<<1, s<<2, s>>1)
	var n uint = 5
	fmt.Println(1<<n, uint16(3)<<n, -1>>n)
	x := 1
	x <<= 10
	x >>= 3
	fmt.Println(x)
}
