//stalemate:expect deadlock
//stalemate:go exit,deadlock
//stalemate:source calls with one key share one execution, which panics

// After the panic the call is still in the map and never done: whoever
// comes next waits for ever.
package main

import (
	"fmt"
	"sync"
)

type call struct {
	wg  sync.WaitGroup
	val string
	err error
}

type Group struct {
	mu sync.Mutex
	m  map[string]*call
}

func (g *Group) Do(key string, fn func() (string, error)) (string, error) {
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

	c.val, c.err = fn()
	g.mu.Lock()
	delete(g.m, key)
	g.mu.Unlock()
	c.wg.Done()
	return c.val, c.err
}

type Cache struct {
	g Group
	sync.RWMutex
	data map[string]string
}

func (c *Cache) Get(key string) (v string, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("load %s: %v", key, r)
		}
	}()
	c.RLock()
	v, ok := c.data[key]
	c.RUnlock()
	if ok {
		return v, nil
	}
	return c.g.Do(key, func() (string, error) {
		if key == "bad" {
			panic("no such key")
		}
		c.Lock()
		c.data[key] = key + "!"
		c.Unlock()
		return key + "!", nil
	})
}

func main() {
	c := &Cache{data: map[string]string{}}
	var wg sync.WaitGroup
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			_, err := c.Get("bad")
			_ = err
		}()
	}
	wg.Wait() // want "deadlock"
	v, _ := c.Get("good")
	fmt.Println(v)
}
