package main

import "fmt"

func main() {
	var a int32 = 1
	var b int64 = 2
	c := a * b // error "mismatched types int32 and int64"
	fmt.Println(c)
}
