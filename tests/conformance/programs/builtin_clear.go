//rule: clear empties a map, NaN keys too, and zeroes a slice's elements (spec "Clear")
//go: 1.21

package main

import (
	"fmt"
	"math"
)

func main() {
	m := map[string]int{"a": 1, "b": 2}
	n := m
	clear(m)
	fmt.Println(len(n), n)
	f := map[float64]int{math.NaN(): 1, 1: 2}
	clear(f)
	fmt.Println(len(f))
	s := []int{1, 2, 3, 4}
	clear(s[1:3])
	fmt.Println(s, len(s))
	var nilMap map[int]int
	var nilSlice []int
	clear(nilMap)
	clear(nilSlice)
	fmt.Println(nilMap == nil, nilSlice == nil)
}
