package main

import "fmt"

func main() {
	x := _ // error "cannot use _ as value"
	fmt.Println(x)
}
