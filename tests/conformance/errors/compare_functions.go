package main

import "fmt"

func main() {
	f := func() {}
	g := f
	fmt.Println(f == g) // error "func can only be compared to nil"
}
