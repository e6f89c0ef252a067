//rule: errors.As takes a target whose static type is an interface (errors.As)

package main

import (
	"errors"
	"fmt"
)

type notFound struct{ name string }

func (e *notFound) Error() string { return e.name + " not found" }

type timeout interface{ Timeout() bool }

type slow struct{}

func (slow) Error() string { return "slow" }
func (slow) Timeout() bool { return true }

// check is told the target as assertion libraries are.
func check(err error, target interface{}) bool { return errors.As(err, target) }

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	err := fmt.Errorf("wrapped: %w", &notFound{"file"})
	var nf *notFound
	var t timeout
	var s slow
	fmt.Println(check(err, &nf), nf, check(err, &t), t == nil, check(err, &s))
	err = fmt.Errorf("outer: %w", fmt.Errorf("inner: %w", slow{}))
	nf = nil
	fmt.Println(check(err, &nf), nf == nil, check(err, &t), t, check(err, &s), s)
	fmt.Println(check(nil, &nf))
	try(func() { check(err, nil) })
	try(func() { check(err, nf) })
	try(func() { check(err, 5) })
	try(func() { check(err, new(int)) })
	try(func() { check(err, (*error)(nil)) })
}
