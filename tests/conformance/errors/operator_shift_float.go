package main

import "fmt"

func main() {
	f := 2.5
	fmt.Println(f << 1) // error "shifted operand f .variable of type float64. must be integer"
}
