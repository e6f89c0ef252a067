//rule: values are found in the nearest ancestor by an equal key of the same type (context.WithValue)

package main

import (
	"context"
	"fmt"
)

type key int
type other int

func main() {
	a := context.WithValue(context.Background(), key(1), "one")
	b := context.WithValue(a, key(2), "two")
	c := context.WithValue(b, key(1), "shadow")
	d, cancel := context.WithCancel(c)
	defer cancel()
	fmt.Println(a.Value(key(1)), b.Value(key(1)), c.Value(key(1)), d.Value(key(2)))
	fmt.Println(d.Value(other(1)), d.Value(1), a.Value(key(2)))
	fmt.Println(d.Value(key(1)).(string) + "!")
}
