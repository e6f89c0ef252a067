//rule: sort.Ints, Strings, Float64s, and SearchInts (package sort)

package main

import (
	"fmt"
	"sort"
)

func main() {
	a := []int{5, 2, 9, -1, 2}
	sort.Ints(a)
	fmt.Println(a, sort.IntsAreSorted(a), sort.SearchInts(a, 5), sort.SearchInts(a, 100))
	s := []string{"b", "A", "a", "", "ab"}
	sort.Strings(s)
	fmt.Printf("%q\n", s)
	f := []float64{2.5, -1, 0}
	sort.Float64s(f)
	fmt.Println(f)
	sort.Sort(sort.Reverse(sort.IntSlice(a)))
	fmt.Println(a)
	fmt.Println(sort.Search(100, func(i int) bool { return i*i >= 50 }))
}
