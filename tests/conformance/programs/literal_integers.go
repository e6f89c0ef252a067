//rule: integer literals: binary, octal, hexadecimal, underscores (spec "Integer literals")

package main

import "fmt"

func main() {
	fmt.Println(0b1011, 0b11, 0o17, 0o7, 017, 0x1F, 0xaB, 1_000_000, 0x_FF, 0b_1, 0_7)
	fmt.Println(0, 00, 9223372036854775807)
}
