//stalemate:expect deadlock
//stalemate:go deadlock
//stalemate:source a registry calls its listeners while it holds its lock

// The listener reads the registry: the lock is not reentrant.
package main

import (
	"fmt"
	"sync"
)

type Listener interface {
	OnChange(name string)
}

type Registry struct {
	mu        sync.Mutex
	listeners []Listener
	values    map[string]int
}

func (r *Registry) Get(name string) int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.values[name]
}

func (r *Registry) Set(name string, v int) {
	r.mu.Lock()
	r.values[name] = v
	defer r.mu.Unlock()
	for _, l := range r.listeners {
		l.OnChange(name)
	}
}

func (r *Registry) Subscribe(l Listener) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.listeners = append(r.listeners, l)
}

type mirror struct {
	reg *Registry
	out chan int
}

func (m mirror) OnChange(name string) { m.out <- m.reg.Get(name) }

type ListenerFunc func(string)

func (f ListenerFunc) OnChange(n string) { f(n) }

func main() {
	r := &Registry{values: map[string]int{}}
	out := make(chan int, 1)
	r.Subscribe(mirror{r, out})
	r.Subscribe(ListenerFunc(func(n string) { fmt.Println("changed", n) }))
	go r.Set("x", 42)
	fmt.Println(<-out) // want "deadlock"
}
