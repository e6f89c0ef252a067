//rule: from go 1.22 the new variable is a copy taken before the post statement (spec "For statements", for clause)
//go: 1.22

package main

import "fmt"

func main() {
	var ps []*int
	for i := 0; i < 6; i++ {
		ps = append(ps, &i)
		i++
	}
	for _, p := range ps {
		fmt.Print(*p, " ")
	}
	fmt.Println()
	var inc func()
	for i := 0; i < 5; i++ {
		if inc != nil {
			inc()
		}
		inc = func() { i += 100 }
		fmt.Print(i, " ")
	}
	fmt.Println()
}
