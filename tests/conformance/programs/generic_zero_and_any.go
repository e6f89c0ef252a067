//rule: var zero T is T's zero value; any(v) allows type switches on the type argument (spec "Type parameter declarations", "Type switches")

package main

import (
	"errors"
	"fmt"
)

func Zero[T any]() T { var z T; return z }

func Kind[T any](v T) string {
	switch any(v).(type) {
	case int:
		return "int"
	case string:
		return "string"
	case []T:
		return "slice of T"
	case error:
		return "error"
	}
	return fmt.Sprintf("%T", v)
}

func IsNil[T any](p *T) bool { return p == nil }

func main() {
	fmt.Println(Zero[int](), Zero[string]() == "", Zero[*int]() == nil, Zero[[2]bool](), Zero[error]() == nil)
	fmt.Println(Kind(1), Kind("s"), Kind(2.5), Kind(errors.New("e")), Kind[any](3), IsNil[int](nil))
}
