//stalemate:expect deadlock
//stalemate:go exit
//stalemate:source time.Since: the way of an expired entry forgets to unlock

package main

import (
	"sync"
	"time"
)

type entry struct {
	value string
	since time.Time
}

type cache struct {
	mu      sync.Mutex
	entries map[string]entry
}

func (c *cache) get(key string) string {
	c.mu.Lock() // want "deadlock"
	e, ok := c.entries[key]
	if ok && time.Since(e.since) > 5*time.Minute {
		delete(c.entries, key)
		return ""
	}
	c.mu.Unlock()
	return e.value
}

func main() {
	c := &cache{entries: map[string]entry{"a": {"x", time.Now()}}}
	c.get("a")
	c.get("a")
}
