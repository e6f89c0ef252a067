//rule: generic types can be embedded and instantiated in fields, maps and channels (spec "Struct types", "Instantiations")

package main

import (
	"fmt"
	"sync"
)

type Guarded[T any] struct {
	sync.Mutex
	v T
}

func (g *Guarded[T]) With(f func(*T)) {
	g.Lock()
	defer g.Unlock()
	f(&g.v)
}

type Counter struct {
	Guarded[map[string]int]
	name string
}

func main() {
	c := Counter{name: "c"}
	c.v = map[string]int{}
	var wg sync.WaitGroup
	for i := 0; i < 4; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			c.With(func(m *map[string]int) { (*m)["k"]++ })
		}()
	}
	wg.Wait()
	fmt.Println(c.v["k"], c.name, len(c.Guarded.v))
	ch := make(chan Guarded[int], 1)
	ch <- Guarded[int]{v: 3}
	g := <-ch
	fmt.Println(g.v)
}
