package main

import "fmt"

func main() {
l:
	fmt.Println()
	for {
		break l // error "invalid break label l"
	}
}
