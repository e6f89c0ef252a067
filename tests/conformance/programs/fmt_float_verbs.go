//rule: %f %e %g %E %G with precision, width and flags (package fmt)

package main

import (
	"fmt"
	"math"
)

func main() {
	x := 3.14159265
	fmt.Printf("%f|%.2f|%8.3f|%-8.2f|%08.3f|%+.1f|% .1f|%.0f\n", x, x, x, x, x, x, x, x)
	fmt.Printf("%e|%.2e|%E|%12.3e\n", 123456.789, 123456.789, 0.000123, x)
	fmt.Printf("%g|%.3g|%G|%g|%g|%g|%g\n", x, x, 1e-10, 1e6, 1e20, 1e21, 1e-5)
	fmt.Printf("%v|%6v|%.3v|%v|%v\n", 2.5, 2.5, x, float32(x), 1e100)
	fmt.Printf("%f|%5.1f|%g|%+v|%v\n", math.Inf(1), math.Inf(-1), math.NaN(), math.Inf(1), -math.Inf(1))
	fmt.Printf("%.1f %.1f %.0f %.0f %.2f\n", 0.25, 0.35, 0.5, 1.5, -0.001)
	fmt.Printf("%.2f %6.2f\n", []float64{1, 2.5}, [2]float32{1, 2})
	fmt.Printf("%#g|%#.3g|%#v|%x\n", 1.0, 2.0, 3.0, 1.0)
}
