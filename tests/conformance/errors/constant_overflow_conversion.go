package main

import "fmt"

func main() {
	fmt.Println(int8(200)) // error "cannot convert 200 .untyped int constant. to type int8|constant 200 overflows int8"
}
