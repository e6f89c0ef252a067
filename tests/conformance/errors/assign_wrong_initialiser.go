package main

import "fmt"

func main() {
	var s string = 5 // error "cannot use 5 .untyped int constant. as string value in variable declaration"
	fmt.Println(s)
}
