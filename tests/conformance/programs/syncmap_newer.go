//rule: sync.Map Swap, CompareAndSwap and CompareAndDelete (sync.Map)
//go: 1.20

package main

import (
	"fmt"
	"sync"
)

func main() {
	var m sync.Map
	old, loaded := m.Swap("k", 1)
	fmt.Println(old, loaded)
	old, loaded = m.Swap("k", 2)
	fmt.Println(old, loaded)
	fmt.Println(m.CompareAndSwap("k", 1, 5), m.CompareAndSwap("k", 2, 5))
	fmt.Println(m.CompareAndDelete("k", 2), m.CompareAndDelete("k", 5), m.CompareAndDelete("k", 5))
	_, ok := m.Load("k")
	fmt.Println(ok)
}
