//rule: an uncaught nil dereference exits with 2 (spec "Address operators")
//exit: 2
//stderr: panic: runtime error: invalid memory address or nil pointer dereference

package main

import "fmt"

type t struct{ n int }

func main() {
	var p *t
	fmt.Println(p == nil)
	p.n++
}
