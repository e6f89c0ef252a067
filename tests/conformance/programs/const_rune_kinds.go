//rule: mixing untyped kinds gives the later of integer, rune, floating-point (spec "Constant expressions")

package main

import "fmt"

func main() {
	fmt.Printf("%T %v\n", 'a'+1, 'a'+1)
	fmt.Printf("%T %v\n", 'a'*1.0, 'a'*1.0)
	fmt.Printf("%T %v\n", 1<<3.0, 1<<3.0)
	fmt.Printf("%T %v\n", "go"+"lang", "go"+"lang")
	fmt.Printf("%T %v\n", 2 > 1, 2 > 1)
	fmt.Printf("%T %v\n", len("constant"), len("constant"))
}
