//rule: the body may change the loop variable; the condition and post statement see it (spec "For statements", for clause)

package main

import "fmt"

func main() {
	for i := 0; i < 10; i++ {
		fmt.Print(i, " ")
		if i == 2 {
			i = 7
		}
	}
	fmt.Println()
	for i, step := 0, 1; i < 50; i += step {
		step *= 2
		fmt.Print(i, " ")
	}
	fmt.Println()
	for i := range []int{0, 0, 0} {
		i *= 100
		fmt.Print(i, " ")
	}
	fmt.Println()
}
