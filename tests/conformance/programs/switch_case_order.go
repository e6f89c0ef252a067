//rule: case expressions are evaluated left to right, top to bottom, until one matches (spec "Expression switches")

package main

import "fmt"

func e(n int) int { fmt.Print("e", n, " "); return n }

func main() {
	switch e(3) {
	case e(1), e(2):
		fmt.Println("first")
	case e(5), e(3), e(4):
		fmt.Println("second")
	case e(6):
		fmt.Println("third")
	}
	switch n := e(9); n {
	default:
		fmt.Println("default last")
	case e(7):
	case e(8):
	}
}
