package main

import "fmt"

func f() (int, error) { return 1, nil }

func main() {
	n := f() // error "assignment mismatch: 1 variable but f(\(\))? returns 2 values"
	fmt.Println(n)
}
