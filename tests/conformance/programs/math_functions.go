//rule: math: Abs, Sqrt, Pow, Floor, Ceil, Trunc, Mod, Min, Max (package math)

package main

import (
	"fmt"
	"math"
)

func main() {
	fmt.Println(math.Abs(-2.5), math.Sqrt(16), math.Pow(2, 10), math.Floor(-1.5), math.Ceil(-1.5), math.Trunc(-1.5), math.Round(2.5), math.Round(-2.5))
	fmt.Println(math.Mod(7, 3), math.Mod(-7, 3), math.Min(1, 2), math.Max(1, 2), math.Hypot(3, 4))
	fmt.Println(math.IsNaN(math.Sqrt(-1)), math.IsInf(math.Inf(-1), -1), math.Signbit(-0.5), math.Copysign(3, -1))
	i, f := math.Modf(3.25)
	fmt.Println(i, f, math.Float64bits(1.5), math.Float64frombits(0x4008000000000000), math.Float32bits(-2))
}
