//rule: sync.Map Load, Store, LoadOrStore, LoadAndDelete, Delete and Range (sync.Map)

package main

import (
	"fmt"
	"sync"
)

func main() {
	var m sync.Map
	_, ok := m.Load("a")
	fmt.Println(ok)
	m.Store("a", 1)
	v, loaded := m.LoadOrStore("a", 2)
	fmt.Println(v, loaded)
	v, loaded = m.LoadOrStore("b", 3)
	fmt.Println(v, loaded)
	v, loaded = m.LoadAndDelete("a")
	fmt.Println(v, loaded)
	v, loaded = m.LoadAndDelete("a")
	fmt.Println(v, loaded)
	m.Store(1, "int key")
	m.Store("c", 4)
	m.Delete("c")
	m.Delete("zz")
	n := 0
	m.Range(func(k, v interface{}) bool { n++; return true })
	fmt.Println(n)
	n = 0
	m.Range(func(k, v interface{}) bool { n++; return false })
	fmt.Println(n)
	v, ok = m.Load(1)
	fmt.Println(v, ok)
}
