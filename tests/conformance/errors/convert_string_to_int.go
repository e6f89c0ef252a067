package main

import "fmt"

func main() {
	s := "5"
	fmt.Println(int(s)) // error "cannot convert s .variable of type string. to type int"
}
