//rule: an untyped constant left operand of a non-constant shift takes the type it would have alone (spec "Operators")

package main

import "fmt"

func main() {
	var s uint = 9
	var i = 1 << s
	var j uint8 = 1 << s
	var k = uint64(1 << s)
	var m int64 = 1<<s + 1
	fmt.Printf("%T %v\n", i, i)
	fmt.Printf("%T %v\n", j, j)
	fmt.Printf("%T %v\n", k, k)
	fmt.Printf("%T %v\n", m, m)
	a := make([]int, 600)
	a[1<<s] = 7
	fmt.Println(a[512], uint8(3)<<s == 1<<s>>s<<s)
}
