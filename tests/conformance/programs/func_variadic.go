//rule: a variadic parameter is a slice, nil without arguments, shared when spread (spec "Passing arguments to ... parameters")

package main

import "fmt"

func f(pre string, xs ...int) {
	fmt.Println(pre, len(xs), xs == nil, xs)
	if len(xs) > 0 {
		xs[0] = -1
	}
}

func g(xs ...interface{}) int { return len(xs) }

func main() {
	f("none")
	f("some", 1, 2, 3)
	s := []int{7, 8}
	f("spread", s...)
	fmt.Println(s)
	f("nil", nil...)
	f("empty", []int{}...)
	fmt.Println(g(), g(nil), g(s), g([]interface{}{1, 2, 3}...), g([]interface{}{1, 2}))
	h := func(fs ...func() int) (t int) {
		for _, f := range fs {
			t += f()
		}
		return
	}
	fmt.Println(h(func() int { return 1 }, func() int { return 2 }))
}
