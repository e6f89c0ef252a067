//rule: for with a clause, a condition, or nothing (spec "For statements")

package main

import "fmt"

func main() {
	for i, j := 0, 10; i < j; i, j = i+1, j-2 {
		fmt.Print(i, j, " ")
	}
	n := 1
	for n < 50 {
		n *= 3
	}
	fmt.Println(n)
	for {
		n--
		if n%7 == 0 {
			break
		}
	}
	fmt.Println(n)
	i := 0
	for ; i < 3; i++ {
	}
	for i := 9; i < 5; {
		fmt.Println("never", i)
	}
	for i < 5 {
		i++
		if i == 4 {
			continue
		}
		fmt.Print(i, " ")
	}
	fmt.Println()
}
