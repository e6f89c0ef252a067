package main

import "fmt"
import "fmt" // error "fmt redeclared in this block"

func main() {
	fmt.Println()
}
