package main

import "fmt"

func f(n int) string {
	switch n {
	case 1:
		return "one"
	case 2:
		return "two"
	}
} // error "missing return"

func main() { fmt.Println(f(1)) }
