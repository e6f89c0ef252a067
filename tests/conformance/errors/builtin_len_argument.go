package main

import "fmt"

func main() {
	fmt.Println(len(5)) // error "invalid argument: 5 .untyped int constant. for (built-in )?len"
}
