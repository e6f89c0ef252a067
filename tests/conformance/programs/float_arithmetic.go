//rule: floats follow IEEE 754: infinities, NaN and signed zero without a panic (spec "Arithmetic operators", floating-point operators)

package main

import (
	"fmt"
	"math"
)

func main() {
	zero := 0.0
	fmt.Println(1/zero, -1/zero, zero/zero)
	nan := zero / zero
	fmt.Println(nan == nan, nan != nan, nan < 1, nan > 1)
	inf := math.Inf(1)
	fmt.Println(inf-inf, inf > math.MaxFloat64, 1/inf)
	neg := -zero
	negz := 1 / math.Inf(-1)
	fmt.Println(neg == zero, 1/negz, math.Signbit(negz))
	fmt.Println(0.1+0.2 == 0.3, 0.5+0.25)
	x, y := 0.1, 0.2
	fmt.Println(x+y, x*y, x-y, y/x)
}
