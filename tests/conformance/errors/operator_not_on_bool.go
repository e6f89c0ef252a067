package main

import "fmt"

func main() {
	a, b := true, false
	fmt.Println(a + b) // error "operator . not defined on a .variable of type bool"
}
