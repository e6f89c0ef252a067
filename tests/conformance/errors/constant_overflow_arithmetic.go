package main

import "fmt"

const a int8 = 100

func main() {
	fmt.Println(a * 2) // error "overflows int8|constant 200 overflows"
}
