//stalemate:expect error

// C is not read.
package main

// int one(void) { return 1; }
import "C" // want "C is not in std"

func main() {
	println(C.one())
}
