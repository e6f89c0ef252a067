//rule: continue with a label starts the next iteration of the labelled loop (spec "Continue statements")

package main

import "fmt"

func main() {
outer:
	for i := 2; i < 20; i++ {
		for j := 2; j*j <= i; j++ {
			if i%j == 0 {
				continue outer
			}
		}
		fmt.Print(i, " ")
	}
	fmt.Println()
rows:
	for _, row := range [][]int{{1, 2}, {3, -1, 4}, {5}} {
		sum := 0
		for _, v := range row {
			switch {
			case v < 0:
				continue rows
			}
			sum += v
		}
		fmt.Print(sum, " ")
	}
	fmt.Println()
}
