//rule: errors.Is follows the chain of Unwrap and the Is methods (errors.Is)

package main

import (
	"errors"
	"fmt"
)

var base = errors.New("base")

type coded struct{ code int }

func (c coded) Error() string        { return fmt.Sprint("code ", c.code) }
func (c coded) Is(target error) bool { return target == base && c.code == 1 }

type wrapper struct{ error }

func (w wrapper) Unwrap() error { return w.error }

func main() {
	w1 := fmt.Errorf("one: %w", base)
	w2 := fmt.Errorf("two: %w", w1)
	fmt.Println(w2, errors.Is(w2, base), errors.Is(w2, w1), w2 == base, errors.Is(w1, w2))
	fmt.Println(errors.Unwrap(w2) == w1, errors.Unwrap(base))
	fmt.Println(errors.Is(coded{1}, base), errors.Is(coded{2}, base), errors.Is(coded{2}, coded{2}))
	fmt.Println(errors.Is(wrapper{w2}, base), errors.Is(nil, base), errors.Is(nil, nil), errors.Is(base, nil))
	fmt.Println(errors.Is(fmt.Errorf("no wrap: %v", base), base))
}
