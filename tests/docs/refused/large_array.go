//stalemate:expect error

// An array of two million words.
package main

var x [2000000]int

func main() { // want "million words"
	x[3] = 1
	println(x[3])
}
