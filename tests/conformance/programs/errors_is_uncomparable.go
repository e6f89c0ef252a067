//rule: errors.Is does not compare with a target whose type cannot be compared, but asks the Is methods (errors.Is)

package main

import (
	"errors"
	"fmt"
)

type list struct{ parts []string }

func (list) Error() string { return "list" }

type kind struct{ parts []string }

func (kind) Error() string { return "kind" }
func (kind) Is(target error) bool {
	_, ok := target.(kind)
	return ok
}

func main() {
	fmt.Println(errors.Is(list{}, list{}), errors.Is(kind{}, kind{}), errors.Is(errors.New("x"), kind{}))
	fmt.Println(errors.Is(fmt.Errorf("%w", kind{}), kind{}), errors.Is(list{}, errors.New("y")), errors.Is(nil, list{}))
	p := &list{}
	fmt.Println(errors.Is(p, p), errors.Is(fmt.Errorf("%w", p), p), errors.Is(p, &list{}))
}
