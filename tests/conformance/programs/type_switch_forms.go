//rule: type switches without variable, with an initialiser, first match wins, default anywhere (spec "Type switches")

package main

import "fmt"

type a interface{ f() }
type b interface {
	f()
	g()
}
type ab struct{}

func (ab) f() {}
func (ab) g() {}

func main() {
	var v interface{} = ab{}
	switch v.(type) {
	default:
		fmt.Println("default")
	case a:
		fmt.Println("a first")
	case b:
		fmt.Println("b")
	}
	switch w := interface{}(3.5); x := w.(type) {
	case int, float64:
		fmt.Printf("%T %v\n", x, x)
	}
	switch v.(type) {
	}
	for i := 0; i < 2; i++ {
		switch v.(type) {
		case ab:
			if i == 0 {
				break
			}
			fmt.Println("second round")
		}
	}
	switch v := v.(type) {
	case interface{ missing() }:
		fmt.Println("no")
	case ab, *ab:
		fmt.Printf("%T\n", v)
	}
}
