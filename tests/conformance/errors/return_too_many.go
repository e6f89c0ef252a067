package main

import "fmt"

func f() int {
	return 1, 2 // error "too many return values"
}

func main() { fmt.Println(f()) }
