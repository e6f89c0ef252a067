//stalemate:expect error

// Addresses of bytes.
package main

import "unsafe"

func main() {
	x := [2]int{1, 2}
	println(len(unsafe.Slice(&x[0], 2))) // want "not supported"
}
