//rule: maps may hold functions, called through the index expression (spec "Map types", "Calls")

package main

import "fmt"

func main() {
	ops := map[string]func(int, int) int{
		"+": func(a, b int) int { return a + b },
		"-": func(a, b int) int { return a - b },
	}
	ops["*"] = func(a, b int) int { return a * b }
	for _, k := range []string{"+", "-", "*"} {
		fmt.Println(k, ops[k](6, 7))
	}
	defer func() { fmt.Println(recover()) }()
	ops["/"](1, 2)
}
