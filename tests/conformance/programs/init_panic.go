//rule: a panic during initialisation ends the program before main (spec "Program initialization and execution")
//exit: 2
//stderr: panic: cannot start

package main

import "fmt"

var a = first()

func first() int { fmt.Println("first"); return 1 }

func init() {
	fmt.Println("init", a)
	panic("cannot start")
}

func main() { fmt.Println("never") }
