package main

import "fmt"

func main() {
	var n int
	n = "text" // error "cannot use .text. .untyped string constant. as int value in assignment"
	fmt.Println(n)
}
