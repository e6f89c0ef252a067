//rule: a panic runs the deferred calls of every frame on the way up (spec "Handling panics")

package main

import "fmt"

func c() {
	defer fmt.Println("c deferred")
	panic("deep")
}
func b() {
	defer fmt.Println("b deferred", recover())
	c()
	fmt.Println("b not reached")
}
func a() (s string) {
	defer func() {
		if r := recover(); r != nil {
			s = fmt.Sprint("a got ", r)
		}
	}()
	b()
	return "a not reached"
}

func main() {
	fmt.Println(a())
	fmt.Println("after")
}
