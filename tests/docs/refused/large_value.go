//stalemate:expect error

// A value of 70,000 words.
package main

func main() {
	var x [70000]int // want "65535 words"
	y := x           // want "65535 words"
	println(len(y))
}
