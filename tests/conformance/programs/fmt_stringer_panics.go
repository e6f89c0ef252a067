//rule: a panic in String is reported in the output; a nil receiver prints <nil> (package fmt)

package main

import "fmt"

type bad struct{}

func (bad) String() string { panic("oops") }

type deref struct{ n int }

func (d *deref) String() string { return fmt.Sprint("deref ", d.n) }

func main() {
	fmt.Println(bad{}, "next")
	fmt.Printf("%s|%v\n", bad{}, []bad{{}})
	var d *deref
	fmt.Println(d, &deref{3})
	fmt.Printf("%v %s\n", d, d)
}
