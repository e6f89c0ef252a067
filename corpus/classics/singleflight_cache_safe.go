//stalemate:expect safe
//stalemate:go exit
//stalemate:source a cache in front of something slow, with singleflight: one load for each key at a time

// Needs golang.org/x/sync. Looking again inside the flight is what makes it
// one load for each key, and not only one at a time: a flight may have landed
// between the look into the cache and the call of Do.
package main

import (
	"errors"
	"fmt"
	"sync"

	"golang.org/x/sync/singleflight"
)

type cache struct {
	flights singleflight.Group
	load    func(key string) (int, error)
	mu      sync.Mutex
	values  map[string]int
	loads   map[string]int
}

func (c *cache) lookup(key string) (int, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	v, ok := c.values[key]
	return v, ok
}

func (c *cache) get(key string) (int, error) {
	if v, ok := c.lookup(key); ok {
		return v, nil
	}
	v, err, _ := c.flights.Do(key, func() (interface{}, error) {
		if v, ok := c.lookup(key); ok {
			return v, nil
		}
		v, err := c.load(key)
		if err != nil {
			return nil, err
		}
		c.mu.Lock()
		defer c.mu.Unlock()
		c.values[key] = v
		c.loads[key]++
		return v, nil
	})
	if err != nil {
		return 0, err
	}
	return v.(int), nil
}

func main() {
	c := &cache{values: make(map[string]int), loads: make(map[string]int)}
	c.load = func(key string) (int, error) {
		if key == "" {
			return 0, errors.New("no key")
		}
		return len(key), nil
	}
	var wg sync.WaitGroup
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if n, err := c.get("gopher"); n != 6 || err != nil {
				panic("wrong answer")
			}
		}()
	}
	wg.Wait()
	_, err := c.get("")
	fmt.Println(c.loads, err)
}
