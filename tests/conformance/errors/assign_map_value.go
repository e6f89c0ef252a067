package main

import "fmt"

func main() {
	m := map[string]int{"a": true} // error "cannot use true .untyped bool constant. as int value in map literal"
	fmt.Println(m)
}
