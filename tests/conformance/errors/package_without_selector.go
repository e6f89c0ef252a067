package main

import "fmt"

func main() {
	fmt.Println()
	x := fmt // error "use of package fmt (without|not in) selector"
	_ = x
}
