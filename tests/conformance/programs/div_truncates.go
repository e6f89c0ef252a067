//rule: integer division truncates toward zero and x == (x/y)*y + x%y (spec "Arithmetic operators", integer operators)

package main

import "fmt"

func main() {
	for _, p := range [][2]int{{5, 3}, {-5, 3}, {5, -3}, {-5, -3}, {0, 4}, {7, 7}, {1, -9}} {
		q, r := p[0]/p[1], p[0]%p[1]
		fmt.Println(p[0], p[1], q, r, q*p[1]+r == p[0])
	}
	fmt.Println(uint8(250)/uint8(7), uint8(250)%uint8(7))
}
