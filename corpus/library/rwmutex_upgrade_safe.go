//stalemate:expect safe
//stalemate:go exit
//stalemate:source sync.RWMutex: the read lock is released and the question asked again under the write lock

// Between the two locks somebody else may have filled the entry.
package main

import "sync"

type cache struct {
	mu    sync.RWMutex
	items map[string]int
}

func (c *cache) get(key string) int {
	c.mu.RLock()
	v, ok := c.items[key]
	c.mu.RUnlock()
	if ok {
		return v
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if v, ok := c.items[key]; ok {
		return v
	}
	c.items[key] = 1
	return 1
}

func main() {
	c := &cache{items: map[string]int{}}
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		c.get("a")
	}()
	c.get("a")
	wg.Wait()
}
