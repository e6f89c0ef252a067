package main

import "fmt"

func main() {
	n := 1
	if n { // error "non-boolean condition in if statement"
		fmt.Println(n)
	}
}
