//stalemate:expect error

// A float is no string, whatever its bytes.
package main

import "unsafe"

func main() {
	x := 1.5
	p := (*string)(unsafe.Pointer(&x)) // want "not supported"
	println(*p)
}
