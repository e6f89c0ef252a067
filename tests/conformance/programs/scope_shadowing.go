//rule: an inner declaration hides the outer one until its block ends (spec "Declarations and scope")

package main

import "fmt"

var x = "package"

func show() string { return x }

func main() {
	fmt.Println(x)
	x := 1
	{
		x := x + 1
		x++
		fmt.Println(x)
		{
			var x = []int{x}
			fmt.Println(x)
		}
	}
	if x := x * 10; x > 5 {
		fmt.Println(x)
	}
	for x := 0; x < 1; x++ {
		fmt.Println(x)
	}
	func(x bool) { fmt.Println(x) }(true)
	fmt.Println(x, show())
}
