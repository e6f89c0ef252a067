//rule: errors.As finds the first error in the chain assignable to the target (errors.As)

package main

import (
	"errors"
	"fmt"
)

type notFound struct{ name string }

func (n *notFound) Error() string { return n.name + " not found" }

type temporary interface{ Temporary() bool }
type netErr struct{ msg string }

func (n netErr) Error() string   { return n.msg }
func (n netErr) Temporary() bool { return true }

func main() {
	err := fmt.Errorf("lookup: %w", &notFound{"x"})
	var nf *notFound
	fmt.Println(errors.As(err, &nf))
	fmt.Println(nf.name)
	var tmp temporary
	fmt.Println(errors.As(err, &tmp))
	fmt.Println(tmp == nil)
	err = fmt.Errorf("a: %w", fmt.Errorf("b: %w", netErr{"timeout"}))
	fmt.Println(errors.As(err, &tmp))
	fmt.Println(tmp.Temporary())
	var ne netErr
	fmt.Println(errors.As(err, &ne))
	fmt.Println(ne.msg, errors.As(nil, &ne))
	defer func() { fmt.Println(recover() != nil) }()
	errors.As(err, nil)
}
