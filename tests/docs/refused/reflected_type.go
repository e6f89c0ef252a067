//stalemate:expect error

// Nothing in the program is a pointer to a pointer to a pointer to a T.
package main

import "reflect"

type T struct{}

func main() {
	t := reflect.TypeOf(T{})
	for i := 0; i < 3; i++ {
		t = reflect.PointerTo(t)
	}
	println(t.String())
}
