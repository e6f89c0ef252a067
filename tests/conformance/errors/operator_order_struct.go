package main

import "fmt"

type t struct{ a int }

func main() {
	fmt.Println(t{1} < t{2}) // error "operator < not defined on struct"
}
