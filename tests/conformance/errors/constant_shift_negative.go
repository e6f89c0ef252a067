package main

import "fmt"

func main() {
	n := 5
	fmt.Println(n << -1) // error "negative shift count"
}
