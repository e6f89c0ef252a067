//stalemate:expect deadlock
//stalemate:go exit,deadlock
//stalemate:source one call for each key at a time: error path

// When the call fails the others are never told: Done is not called on that path.
package main

import (
	"errors"
	"fmt"
	"sync"
)

type call struct {
	wg  sync.WaitGroup
	val interface{}
	err error
}

type Group struct {
	mu sync.Mutex
	m  map[string]*call
}

func (g *Group) Do(key string, fn func() (interface{}, error)) (interface{}, error) {
	g.mu.Lock()
	if g.m == nil {
		g.m = make(map[string]*call)
	}
	if c, ok := g.m[key]; ok {
		g.mu.Unlock()
		c.wg.Wait()
		return c.val, c.err
	}
	c := new(call)
	c.wg.Add(1)
	g.m[key] = c
	g.mu.Unlock()

	v, err := fn()
	if err != nil {
		g.mu.Lock()
		delete(g.m, key)
		g.mu.Unlock()
		return nil, err
	}
	c.val, c.err = v, err
	c.wg.Done()
	g.mu.Lock()
	delete(g.m, key)
	g.mu.Unlock()
	return v, nil
}

func main() {
	var g Group
	var wg sync.WaitGroup
	for i := 0; i < 3; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			v, err := g.Do("k", func() (interface{}, error) {
				if i == 1 {
					return nil, errors.New("failed")
				}
				return i, nil
			})
			fmt.Println(v, err)
		}(i)
	}
	wg.Wait() // want "deadlock"
}
