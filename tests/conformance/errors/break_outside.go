package main

import "fmt"

func main() {
	fmt.Println()
	break // error "break is not in a loop, switch, or select"
}
