//rule: go starts functions, methods, method values, closures and function values (spec "Go statements")

package main

import "fmt"

type t struct {
	c chan string
}

func (v t) val(s string)  { v.c <- "val " + s }
func (v *t) ptr(s string) { v.c <- "ptr " + s }
func plain(c chan string) { c <- "plain" }

type sender interface{ val(string) }

func main() {
	c := make(chan string)
	v := t{c}
	go plain(c)
	fmt.Println(<-c)
	go v.val("a")
	fmt.Println(<-c)
	go (&v).ptr("b")
	fmt.Println(<-c)
	f := v.ptr
	go f("c")
	fmt.Println(<-c)
	go func(s string) { c <- s }("literal")
	fmt.Println(<-c)
	var s sender = v
	go s.val("d")
	fmt.Println(<-c)
	go t.val(v, "e")
	fmt.Println(<-c)
	go close(c)
	_, ok := <-c
	fmt.Println(ok)
}
