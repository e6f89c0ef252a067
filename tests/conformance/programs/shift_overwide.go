//rule: a shift count has no upper limit: over-wide shifts give 0, or -1 for >> of a negative (spec "Arithmetic operators", shifts)

package main

import "fmt"

func main() {
	for _, n := range []uint{7, 8, 15, 16, 31, 32, 63, 64, 65, 1000} {
		a, b, c, d := int8(-1), uint16(0xFFFF), int32(-5), uint64(1)
		fmt.Println(n, a<<n, a>>n, b<<n, b>>n, c<<n, c>>n, d<<n, d>>n)
	}
	var big uint64 = 1 << 63
	fmt.Println(1<<big == 0, -8>>big)
}
