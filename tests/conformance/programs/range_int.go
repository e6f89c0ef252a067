//rule: range over an integer n yields 0 to n-1 (spec "For statements" with range clause)
//go: 1.22

package main

import "fmt"

func main() {
	for i := range 4 {
		fmt.Print(i, " ")
	}
	n := 3
	for range n {
		fmt.Print("x ")
		n = 0
	}
	for i := range -2 {
		fmt.Println("never", i)
	}
	for i := range 5 {
		if i%2 == 0 {
			continue
		}
		if i == 3 {
			break
		}
		i += 10
		fmt.Print(i, " ")
	}
	fmt.Println()
}
