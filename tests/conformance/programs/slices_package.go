//rule: slices: Sort, Contains, Index, Equal, Reverse, Max, BinarySearch, Insert, Delete, Compact (package slices)
//go: 1.21

package main

import (
	"fmt"
	"slices"
)

func main() {
	s := []int{3, 1, 2}
	slices.Sort(s)
	i, found := slices.BinarySearch(s, 2)
	fmt.Println(s, slices.Contains(s, 2), slices.Index(s, 9), i, found)
	fmt.Println(slices.Max(s), slices.Min(s), slices.Equal(s, []int{1, 2, 3}))
	s = slices.Insert(s, 1, 7, 8)
	fmt.Println(s)
	s = slices.Delete(s, 0, 2)
	fmt.Println(s)
	slices.Reverse(s)
	fmt.Println(s, slices.Compact([]int{1, 1, 2, 2, 1}), slices.IsSorted(s))
	w := []string{"bb", "a", "ccc"}
	slices.SortFunc(w, func(a, b string) int { return len(b) - len(a) })
	fmt.Println(w, slices.IndexFunc(w, func(s string) bool { return s == "a" }))
	c := slices.Clone(w)
	c[0] = "z"
	fmt.Println(w[0], c[0])
}
