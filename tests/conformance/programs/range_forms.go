//rule: range with two, one or no variables over slices, arrays, strings, maps and channels (spec "For statements" with range clause)

package main

import "fmt"

func main() {
	for i, v := range []string{"a", "b"} {
		fmt.Print(i, v, " ")
	}
	for i := range [3]int{} {
		fmt.Print(i, " ")
	}
	n := 0
	for range "abc" {
		n++
	}
	for range map[int]int{1: 1} {
		n += 10
	}
	fmt.Println(n)
	for _, v := range []int{5, 6} {
		fmt.Print(v, " ")
	}
	c := make(chan int, 3)
	c <- 1
	c <- 2
	close(c)
	for v := range c {
		fmt.Print(v, " ")
	}
	for range c {
		fmt.Print("never")
	}
	fmt.Println()
}
