package main

import (
	"fmt"
	"os" // error "imported and not used"
)

func main() {
	fmt.Println("x")
}
