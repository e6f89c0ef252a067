//rule: the formats x and X of floating-point numbers begin with the digit 1 and round halves to even (strconv.FormatFloat)

package main

import (
	"fmt"
	"math"
	"strconv"
)

func main() {
	values := []float64{0, math.Copysign(0, -1), 1, -1, 1.5, 5e-324, 3 * 5e-324, math.MaxFloat64, math.SmallestNonzeroFloat32, math.MaxFloat32, 0.1, 1e100, 123456789,
		2.2250738585072014e-308, 2.225073858507201e-308, 1.9999999, 31.0 / 16, 1 + 1.0/32, 1 + 3.0/32, math.Pi, math.Inf(1), math.NaN(), 1e-9, 65535.5}
	for _, v := range values {
		for _, precision := range []int{-1, 0, 1, 2, 5, 12, 13, 14, 15, 16, 20} {
			fmt.Println(v, precision, strconv.FormatFloat(v, 'x', precision, 64), strconv.FormatFloat(v, 'X', precision, 32))
		}
		fmt.Printf("%x %X %.3x %+.1x %20.2x %-20x| %020x %#x\n", v, v, v, v, v, v, v, v)
		text := strconv.FormatFloat(v, 'x', -1, 64)
		back, err := strconv.ParseFloat(text, 64)
		fmt.Println(math.Float64bits(back) == math.Float64bits(v) || v != v, err)
	}
}
