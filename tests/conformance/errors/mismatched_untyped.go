package main

import "fmt"

func main() {
	x := 1
	x = x + 1.5 // error "1.5 .untyped float constant. truncated to int|constant 1.5 truncated|cannot use 1.5"
	fmt.Println(x)
}
