package main

import "fmt"

func main() {
	fmt.Printline("x") // error "undefined: fmt.Printline"
}
