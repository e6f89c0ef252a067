//rule: errors.Join and several %w wrap a list of errors; Is and As search all (errors.Join, fmt.Errorf)
//go: 1.20

package main

import (
	"errors"
	"fmt"
)

type coded struct{ n int }

func (c coded) Error() string { return fmt.Sprint("code ", c.n) }

func main() {
	a, b := errors.New("a"), errors.New("b")
	j := errors.Join(a, nil, b, coded{7})
	fmt.Println(j)
	fmt.Println(errors.Is(j, a), errors.Is(j, b), errors.Unwrap(j) == nil, errors.Join(nil, nil) == nil)
	var c coded
	fmt.Println(errors.As(j, &c))
	fmt.Println(c.n)
	w := fmt.Errorf("both: %w and %w", a, b)
	fmt.Println(w, errors.Is(w, a), errors.Is(w, b), errors.Unwrap(w))
	u, ok := w.(interface{ Unwrap() []error })
	fmt.Println(ok, len(u.Unwrap()))
}
