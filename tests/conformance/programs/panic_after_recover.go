//rule: a function that recovered can panic again with a fresh value (spec "Handling panics")

package main

import "fmt"

func attempt(n int) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("attempt %d: %v", n, r)
		}
	}()
	if n%2 == 1 {
		panic("odd")
	}
	return nil
}

func main() {
	for i := 0; i < 4; i++ {
		fmt.Println(attempt(i))
	}
	defer func() {
		fmt.Println(recover())
		defer func() { fmt.Println(recover()) }()
		panic("from the handler")
	}()
	panic("from main")
}
