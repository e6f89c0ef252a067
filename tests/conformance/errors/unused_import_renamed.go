package main

import (
	"fmt"
	str "strings" // error "imported (as str )?and not used"
)

func main() {
	fmt.Println("x")
}
