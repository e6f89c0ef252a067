//rule: OnceFunc, OnceValue and OnceValues call their function once and repeat its result or panic (sync.OnceFunc)
//go: 1.21

package main

import (
	"fmt"
	"sync"
)

func main() {
	n := 0
	f := sync.OnceFunc(func() { n++ })
	var wg sync.WaitGroup
	for i := 0; i < 4; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			f()
		}()
	}
	wg.Wait()
	v := sync.OnceValue(func() int { n += 10; return n })
	fmt.Println(v(), v())
	fmt.Println(n)
	w := sync.OnceValues(func() (string, error) { return "x", nil })
	fmt.Println(w())
	p := sync.OnceFunc(func() { panic("once") })
	for i := 0; i < 2; i++ {
		func() {
			defer func() { fmt.Println("recovered", recover()) }()
			p()
		}()
	}
}
