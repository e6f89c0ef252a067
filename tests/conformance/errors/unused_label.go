package main

import "fmt"

func main() {
loop: // error "label loop defined and not used"
	for i := 0; i < 2; i++ {
		fmt.Println(i)
	}
}
