//stalemate:expect deadlock
//stalemate:go deadlock
//stalemate:source sync.RWMutex: a reader asks for the write lock without giving up the read lock

// Lock waits for all readers, the caller among them.
package main

import "sync"

type cache struct {
	mu    sync.RWMutex
	items map[string]int
}

func (c *cache) get(key string) int {
	c.mu.RLock()
	defer c.mu.RUnlock()
	if v, ok := c.items[key]; ok {
		return v
	}
	c.mu.Lock() // want "deadlock"
	defer c.mu.Unlock()
	c.items[key] = 1
	return 1
}

func main() {
	c := &cache{items: map[string]int{}}
	c.get("a")
}
