package main

import "fmt"

func main() {
	x := 1 << 64 // error "overflows int|cannot use 1 << 64"
	fmt.Println(x)
}
