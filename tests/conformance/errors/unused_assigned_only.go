package main

import "fmt"

func main() {
	n := 0 // error "declared (but|and) not used"
	n = 5
	fmt.Println()
}
