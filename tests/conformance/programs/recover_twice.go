//rule: a second recover of the same panic returns nil (spec "Handling panics")

package main

import "fmt"

func f() {
	defer func() { fmt.Println("later", recover()) }()
	defer func() {
		fmt.Println(recover())
		fmt.Println(recover())
	}()
	panic("once")
}

func main() {
	f()
	fmt.Println("continued")
}
