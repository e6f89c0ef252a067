package main

import "fmt"

func f() int {
	for {
		break
	}
} // error "missing return"

func main() { fmt.Println(f()) }
