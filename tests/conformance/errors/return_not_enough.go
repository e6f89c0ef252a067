package main

import "fmt"

func f() (int, error) {
	return 1 // error "not enough return values"
}

func main() { fmt.Println(f()) }
