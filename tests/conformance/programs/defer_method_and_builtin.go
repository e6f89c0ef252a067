//rule: deferred calls may be methods, closures, builtins and calls through interfaces (spec "Defer statements")

package main

import "fmt"

type res struct{ name string }

func (r *res) Close() error { fmt.Println("close", r.name); return nil }

type closer interface{ Close() error }

func use(m map[string]int, c chan int) {
	defer delete(m, "a")
	defer close(c)
	defer print()
	defer copy([]int{0}, []int{1})
	var k closer = &res{"x"}
	defer k.Close()
	k = &res{"y"}
	defer k.Close()
	defer func(n int) { fmt.Println("len", n) }(len(m))
	m["b"] = 2
}

func main() {
	m, c := map[string]int{"a": 1}, make(chan int)
	use(m, c)
	_, ok := <-c
	fmt.Println(m, ok)
}
