//rule: comparing interfaces holding the same incomparable type panics; different types compare false (spec "Comparison operators")

package main

import "fmt"

func eq(a, b interface{}) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panic:", r)
		}
	}()
	fmt.Println(a == b)
}

type s struct{ f []int }

func main() {
	eq([]int{1}, []int{1})
	eq([]int{1}, []string{})
	eq(map[int]int{}, map[int]int{})
	eq(func() {}, func() {})
	eq(s{}, s{})
	eq([]int{}, nil)
	eq([1]interface{}{1}, [1]interface{}{1})
	eq([1]interface{}{[]int{}}, [1]interface{}{[]int{}})
	eq(struct {
		n int
		f interface{}
	}{1, []int{}}, struct {
		n int
		f interface{}
	}{2, []int{}})
}
