package main

import "fmt"

func main() {
	goto inside // error "goto inside jumps into block starting at "
	{
	inside:
		fmt.Println()
	}
}
