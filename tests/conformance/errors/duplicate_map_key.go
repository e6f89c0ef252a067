package main

import "fmt"

func main() {
	m := map[string]int{
		"a": 1,
		"b": 2,
		"a": 3, // error "duplicate key .a. in map literal"
	}
	fmt.Println(m)
}
