//rule: a deferred function literal can read and change named results after return set them (spec "Defer statements")

package main

import "fmt"

func a() (n int) {
	defer func() { n *= 2 }()
	return 21
}
func b() int {
	n := 5
	defer func() { n = 100 }()
	return n
}
func c() (n int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("wrapped: %v", r)
		}
	}()
	n = 3
	panic("oh")
}
func d() (s string) {
	defer func() { s += "3" }()
	defer func() { s += "2" }()
	s = "ignored"
	return "1"
}

func main() {
	fmt.Println(a(), b())
	fmt.Println(c())
	fmt.Println(d())
}
