package main

import "fmt"

func main() {
	defer (fmt.Println("x")) // error "expression in defer must not be parenthesized"
}
