//rule: if with an initialiser whose variables reach every branch (spec "If statements")

package main

import (
	"errors"
	"fmt"
)

func get(n int) (int, error) {
	if n > 2 {
		return 0, errors.New("too big")
	}
	return n, nil
}

func main() {
	for i := 0; i < 5; i += 2 {
		if v, err := get(i); err != nil {
			fmt.Println("error", err, v)
		} else if w := v + 1; w > 2 {
			fmt.Println("w", w, v, err)
		} else {
			fmt.Println("else", w, v)
		}
	}
	if x := 5; x > 3 {
		x := "shadow"
		fmt.Println(x)
	}
	if f := func() bool { return true }; f() {
		fmt.Println("called")
	}
}
