//rule: fallthrough enters the next clause without testing it (spec "Fallthrough statements")

package main

import "fmt"

func main() {
	for n := 0; n < 5; n++ {
		fmt.Print(n, ":")
		switch n {
		case 0:
			fmt.Print("zero ")
			fallthrough
		case 1:
			fmt.Print("one ")
			fallthrough
		default:
			fmt.Print("default ")
		case 2:
			fmt.Print("two ")
			fallthrough
		case 3:
			fmt.Print("three ")
		}
		fmt.Println()
	}
}
