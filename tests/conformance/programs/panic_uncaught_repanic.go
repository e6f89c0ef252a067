//rule: a value panicked again after recover still ends the program (spec "Handling panics")
//exit: 2

package main

import "fmt"

func main() {
	defer func() {
		r := recover()
		fmt.Println("saw", r)
		panic(r)
	}()
	panic("again")
}
