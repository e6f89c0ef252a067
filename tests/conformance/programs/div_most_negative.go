//rule: the most negative value divided by -1 wraps to itself with remainder 0 (spec "Arithmetic operators", integer operators)

package main

import "fmt"

func main() {
	a, b, c, d := int8(-128), int16(-32768), int32(-1<<31), int64(-1<<63)
	n := -1
	fmt.Println(a/int8(n), a%int8(n))
	fmt.Println(b/int16(n), b%int16(n))
	fmt.Println(c/int32(n), c%int32(n))
	fmt.Println(d/int64(n), d%int64(n))
}
