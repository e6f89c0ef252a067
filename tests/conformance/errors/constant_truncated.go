package main

import "fmt"

func main() {
	var n int = 1.5 // error "cannot use 1.5 .untyped float constant. as int value in variable declaration .truncated"
	fmt.Println(n)
}
