//stalemate:expect error

// What `target` points to is known at run time only.
package main

import "errors"

type E struct{}

func (*E) Error() string { return "" }

func main() {
	var e *E
	var target any = &e
	println(errors.As(&E{}, target)) // want "`errors.As` on a value of type .* is not supported"
}
