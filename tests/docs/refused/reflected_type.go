//stalemate:expect error

// No type is made while the program runs.
package main

import "reflect"

func main() {
	t := reflect.MapOf(reflect.TypeOf(""), reflect.TypeOf(0)) // want "undefined: reflect.MapOf"
	println(t.String())
}
