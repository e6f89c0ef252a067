//rule: binary operators have five precedence levels and associate to the left (spec "Operator precedence")

package main

import "fmt"

func main() {
	fmt.Println(2+3*4, (2+3)*4, 2*3%4, 10-4-3, 100/10/5)
	fmt.Println(1<<2+1, 7&3+1, 1|2^3, 6&^2*3, -2*3)
	fmt.Println(1+2 == 3 && 2 < 1 || true, !true || true && false)
	x := 5
	p := &x
	fmt.Println(-*p**p, ^x&7, +x - -x)
}
