package main

import "fmt"

func f() (int, int) { return 1, 2 }

func main() {
	a, b, c := f() // error "assignment mismatch: 3 variables but f(\(\))? returns 2 values"
	fmt.Println(a, b, c)
}
