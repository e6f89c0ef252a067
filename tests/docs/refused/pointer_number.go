//stalemate:expect error

// An address is no number.
package main

import "unsafe"

func main() {
	x := 1
	p := uintptr(unsafe.Pointer(&x)) // want "not supported"
	println(p != 0)
}
