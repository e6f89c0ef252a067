//rule: from go 1.22 each iteration of range has its own variables (spec "For statements" with range clause)
//go: 1.22

package main

import "fmt"

func main() {
	var ps []*int
	var ks []*string
	for i, s := range []string{"a", "b", "c"} {
		ps = append(ps, &i)
		ks = append(ks, &s)
	}
	for i := range ps {
		fmt.Print(*ps[i], *ks[i], " ")
	}
	fmt.Println(ps[0] == ps[1])
}
