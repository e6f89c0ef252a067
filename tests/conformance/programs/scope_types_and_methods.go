//rule: types may be declared in functions; a local type's scope starts at its name (spec "Type declarations")

package main

import "fmt"

type T struct{ n int }

func (T) String() string { return "package T" }

func main() {
	a := T{1}
	type T []T
	b := T{{}, {nil}}
	type U = string
	var u U = "alias"
	type V U
	fmt.Println(a, len(b), len(b[1]), u, V("v"))
	fmt.Printf("%T %T %T\n", a, u, V("v"))
	type list struct {
		v    int
		next *list
	}
	l := &list{1, &list{2, nil}}
	fmt.Println(l.next.v)
}
