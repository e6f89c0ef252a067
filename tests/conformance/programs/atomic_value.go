//rule: atomic.Value stores values of one type, nil before the first Store; others panic (sync/atomic.Value)

package main

import (
	"fmt"
	"sync/atomic"
)

type conf struct{ n int }

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	var v atomic.Value
	fmt.Println(v.Load() == nil)
	v.Store(conf{1})
	c := v.Load().(conf)
	c.n = 9
	fmt.Println(v.Load().(conf).n)
	try(func() { v.Store("other type") })
	try(func() { v.Store(nil) })
	fmt.Println(v.Swap(conf{2}), v.CompareAndSwap(conf{1}, conf{3}), v.CompareAndSwap(conf{2}, conf{4}), v.Load())
}
