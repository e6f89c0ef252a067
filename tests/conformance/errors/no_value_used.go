package main

import "fmt"

func f() {}

func main() {
	x := f() // error "f\(\) .no value. used as value"
	fmt.Println(x)
}
