package main

import "fmt"

func main() {
	x := 1
	fmt.Println(<-x) // error "cannot receive from non-channel x"
}
