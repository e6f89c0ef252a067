//rule: an embedded sync.Mutex promotes Lock and Unlock to the struct's pointer (spec "Struct types"; sync.Mutex)

package main

import (
	"fmt"
	"sync"
)

type counter struct {
	sync.Mutex
	m map[string]int
}

func (c *counter) inc(k string) {
	c.Lock()
	defer c.Unlock()
	c.m[k]++
}

func main() {
	c := &counter{m: map[string]int{}}
	var wg sync.WaitGroup
	for i := 0; i < 8; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			c.inc("a")
		}()
	}
	wg.Wait()
	var l sync.Locker = c
	l.Lock()
	fmt.Println(c.m["a"], c.TryLock())
	l.Unlock()
	fmt.Println(c.TryLock())
}
