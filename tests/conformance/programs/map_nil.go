//rule: a nil map reads as empty, deletes as no-op and panics on write (spec "Map types")

package main

import "fmt"

func main() {
	var m map[string]int
	v, ok := m["x"]
	fmt.Println(m == nil, len(m), v, ok)
	delete(m, "x")
	for range m {
		fmt.Println("never")
	}
	defer func() {
		err := recover().(error)
		fmt.Println(err)
		fmt.Println(len(m), m)
	}()
	m["x"] = 1
	fmt.Println("unreachable")
}
