//rule: deleting and inserting with append moves elements in place (spec "Appending to and copying slices")

package main

import "fmt"

func main() {
	s := []int{0, 1, 2, 3, 4, 5}
	old := s
	s = append(s[:2], s[3:]...)
	fmt.Println(s, old)
	s = append(s[:1], append([]int{10, 11}, s[1:]...)...)
	fmt.Println(s)
	for i, j := 0, len(s)-1; i < j; i, j = i+1, j-1 {
		s[i], s[j] = s[j], s[i]
	}
	fmt.Println(s)
	even := s[:0]
	for _, v := range s {
		if v%2 == 0 {
			even = append(even, v)
		}
	}
	fmt.Println(even, len(even))
}
