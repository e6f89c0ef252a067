package main

import "fmt"

func main() {
	switch n := 2; n {
	case 1, 2:
		fmt.Println("a")
	case 2: // error "duplicate case 2 .*in expression switch"
		fmt.Println("b")
	}
}
