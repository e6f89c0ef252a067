//rule: maps print sorted by key: numbers, strings, bools, structs, arrays, interfaces by kind (package fmt)

package main

import (
	"fmt"
	"math"
)

type k struct {
	a int
	b string
}

func main() {
	fmt.Println(map[int]string{3: "c", -1: "a", 2: "b"})
	fmt.Println(map[string]int{"b": 1, "B": 2, "a": 3, "": 4})
	fmt.Println(map[bool]int{true: 1, false: 0})
	fmt.Println(map[k]int{{2, "a"}: 1, {1, "z"}: 2, {1, "b"}: 3})
	fmt.Println(map[[2]int]int{{2, 1}: 1, {1, 9}: 2})
	fmt.Println(map[float64]int{2.5: 1, -1: 2, math.Inf(1): 3, math.NaN(): 4})
	fmt.Println(map[rune]bool{'b': true, 'a': false})
	fmt.Printf("%v %+v %d\n", map[string]k{"x": {1, "y"}}, map[string]k{"x": {1, "y"}}, map[string]int{"q": 10})
}
