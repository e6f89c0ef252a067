//rule: range evaluates the slice once; appended elements are not visited, changed ones are seen (spec "For statements" with range clause)

package main

import "fmt"

func main() {
	s := []int{1, 2, 3}
	for i, v := range s {
		s = append(s, v*10)
		if i == 0 {
			fmt.Println(len(s))
		}
	}
	fmt.Println(s)
	t := []int{1, 2, 3}
	for i, v := range t {
		if i == 0 {
			t[2] = 30
			t = t[:1]
		}
		fmt.Print(v, " ")
	}
	fmt.Println(t)
	for i := range t[:0] {
		fmt.Println("never", i)
	}
}
