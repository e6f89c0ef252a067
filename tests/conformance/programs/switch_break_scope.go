//rule: each clause is its own block; break leaves the switch only (spec "Expression switches", "Break statements")

package main

import "fmt"

func main() {
	for i := 0; i < 3; i++ {
		switch x := i * 10; i {
		case 1:
			x := "inner"
			if i == 1 {
				fmt.Println(x)
				break
			}
			fmt.Println("never")
		default:
			y := x + 1
			fmt.Println(x, y)
		}
	}
	fmt.Println("end")
}
