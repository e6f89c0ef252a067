package main

import "fmt"

func f() (int, int) { return 1, 2 }

func main() {
	x := 1 + f() // error "multiple-value f\(\) .*in|multiple-value f\(\)"
	fmt.Println(x)
}
