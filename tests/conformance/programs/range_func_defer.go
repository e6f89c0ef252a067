//rule: a defer in a range-over-func body runs when the enclosing function ends (spec "Defer statements", "For statements" with range clause)
//go: 1.23

package main

import "fmt"

func two(yield func(int) bool) {
	defer fmt.Println("iterator done")
	_ = yield(1) && yield(2)
}

func f() (n int) {
	for v := range two {
		defer func() {
			fmt.Println("deferred", v)
			n += v
		}()
		fmt.Println("body", v)
	}
	fmt.Println("end of f")
	return 10
}

func main() {
	fmt.Println(f())
	defer func() { fmt.Println("recovered", recover()) }()
	for v := range two {
		panic(fmt.Sprint("in body ", v))
	}
}
