//stalemate:expect error

// The model of reflect lacks MakeFunc.
package main

import "reflect"

func main() {
	v := reflect.MakeFunc(reflect.TypeOf(func() {}), nil) // want "undefined: reflect.MakeFunc"
	_ = v
}
