package main

import "fmt"

func main() {
	m := map[string]int{"a"} // error "missing key in map literal"
	fmt.Println(m)
}
