//rule: continue runs the post statement, break does not (spec "Continue statements")

package main

import "fmt"

func main() {
	i := 0
	for i = 0; i < 10; i++ {
		if i%2 == 0 {
			continue
		}
		if i > 6 {
			break
		}
		fmt.Print(i, " ")
	}
	fmt.Println("end", i)
	trace := func(s string, b bool) bool { fmt.Print(s, " "); return b }
	for k := 0; trace("cond", k < 2); trace("post", true) {
		k++
		if k == 1 {
			continue
		}
		fmt.Print("body ")
	}
	fmt.Println()
}
