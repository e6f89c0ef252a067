package main

import "fmt"

func main() {
	f := 2.5
	fmt.Println(f % 2) // error "operator % not defined on f .variable of type float64"
}
