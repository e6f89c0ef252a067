package main

import "fmt"

func main() {
	fmt.Println(missing) // error "undefined: missing"
}
