package main

import "fmt"

func main() {
	x := 1
	if x = 2 { // error "cannot use .*x.* = .*2.* as value"
		fmt.Println(x)
	}
}
