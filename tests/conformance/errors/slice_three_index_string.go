package main

import "fmt"

func main() {
	s := "text"
	fmt.Println(s[0:1:2]) // error "3-index slice of string"
}
