//rule: switch with tag, without tag, with initialiser, lists, default anywhere, no tag value evaluated twice (spec "Expression switches")

package main

import "fmt"

func tag() int { fmt.Print("tag "); return 2 }

func main() {
	switch tag() {
	default:
		fmt.Println("default")
	case 1, 3:
		fmt.Println("odd")
	case 2:
		fmt.Println("two")
	}
	switch x := 7; {
	case x > 10:
		fmt.Println("big")
	case x > 5:
		fmt.Println("medium")
	case x > 0:
		fmt.Println("small")
	}
	switch s := "go"; s {
	case "c":
	case "go":
		fmt.Println("gopher")
	}
	switch {
	}
	switch x := 1; x {
	}
	switch false {
	case 1 > 2:
		fmt.Println("false == false")
	}
	var i interface{} = 3
	switch i {
	case "3":
		fmt.Println("string")
	case 3:
		fmt.Println("int")
	}
}
