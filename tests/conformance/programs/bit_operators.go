//rule: & | ^ &^ act bitwise, unary ^ complements (spec "Arithmetic operators")

package main

import "fmt"

func main() {
	a, b := 0b1100, 0b1010
	fmt.Printf("%04b %04b %04b %04b\n", a&b, a|b, a^b, a&^b)
	fmt.Println(^a, ^uint8(12), ^int8(12))
	a &= 6
	b |= 1
	fmt.Println(a, b)
	a ^= b
	b &^= 3
	fmt.Println(a, b)
	n := -1
	fmt.Println(n&0xFF, n&^0xFF, -6&3, -6|3, -6^3)
}
