package main

import "fmt"

func main() {
	x := 1 // error "declared (but|and) not used"
	y := 2
	fmt.Println(y)
}
