package main

import "fmt"

func main() {
	var a, b int // error "declared (but|and) not used"
	fmt.Println(a)
	_ = a
}
