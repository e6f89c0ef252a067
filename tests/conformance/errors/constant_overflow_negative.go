package main

import "fmt"

func main() {
	var u uint = -1 // error "cannot use -1 .untyped int constant. as uint value in variable declaration .overflows|constant -1 overflows"
	fmt.Println(u)
}
