//rule: an uncaught index out of range exits with 2 (spec "Index expressions")
//exit: 2
//stderr: panic: runtime error: index out of range [5] with length 3

package main

import "fmt"

func main() {
	s := []int{1, 2, 3}
	i := 5
	fmt.Println(len(s))
	fmt.Println(s[i])
}
