//rule: fmt: %w outside of Errorf or with no error is a bad verb
package main

import (
	"errors"
	"fmt"
)

func main() {
	var none error
	fmt.Println(fmt.Errorf("a %w", none), fmt.Errorf("b %w", 5), fmt.Errorf("c %w", errors.New("e")))
	s := fmt.Sprintf("%w %w", 1, "x")
	fmt.Println(s)
}
