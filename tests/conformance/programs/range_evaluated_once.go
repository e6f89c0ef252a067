//rule: the range expression is evaluated once before the loop (spec "For statements" with range clause)

package main

import "fmt"

func get() []int { fmt.Print("get "); return []int{1, 2, 3} }

func main() {
	for _, v := range get() {
		fmt.Print(v, " ")
	}
	fmt.Println()
	s := []int{1, 2, 3}
	for i := range s {
		s = nil
		fmt.Print(i, " ")
	}
	fmt.Println(len(s))
	a := [3]int{1, 2, 3}
	for i, v := range a {
		a = [3]int{}
		fmt.Print(i, v, " ")
	}
	fmt.Println(a)
}
