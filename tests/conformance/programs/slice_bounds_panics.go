//rule: slice and index expressions out of range panic with a runtime.Error naming the bounds (spec "Slice expressions", "Index expressions")

package main

import (
	"fmt"
	"runtime"
)

func try(f func()) {
	defer func() {
		_, ok := recover().(runtime.Error)
		fmt.Print(ok, " ")
	}()
	f()
}

func text(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	s := make([]int, 3, 5)
	i, j, k := 3, 6, -2
	try(func() { s[i] = 1 })
	try(func() { _ = s[k] })
	fmt.Println()
	text(func() { s[i] = 1 })
	text(func() { fmt.Println(s[k]) })
	text(func() { fmt.Println(s[:j]) })
	text(func() { fmt.Println(s[j:]) })
	text(func() { fmt.Println(s[i:1]) })
	text(func() { fmt.Println(s[k:]) })
	text(func() { fmt.Println(s[0:2:j]) })
	text(func() { fmt.Println(s[0:j:5]) })
	text(func() { fmt.Println(s[i:2:5]) })
	fmt.Println(len(s[:5]), len(s[3:]), s[3:5])
}
