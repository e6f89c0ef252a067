//rule: floating-point literals, decimal and hexadecimal (spec "Floating-point literals")

package main

import "fmt"

func main() {
	fmt.Println(0., .25, 1e3, 1e-2, 1_5., 0.15e+02, 072.40, 6.67428e-11)
	fmt.Println(0x1p-2, 0x2.p10, 0x1.Fp+0, 0x.8p-0, 0x1FFFp-16)
}
