//rule: a conversion inside String avoids infinite recursion (package fmt)

package main

import "fmt"

type list []int

func (l list) String() string { return "list" + fmt.Sprint([]int(l)) }

type name string

func (n name) String() string { return "<" + string(n) + ">" }

type wrap struct{ name }

func main() {
	fmt.Println(list{1, 2}, name("x"), wrap{"promoted"}, []name{"a", "b"})
	fmt.Printf("%s %v %d\n", list{3}, wrap{"w"}, list{4, 5})
}
