//stalemate:expect safe
//stalemate:go exit
//stalemate:source a hub sends events to its watchers while it holds its lock

// A watcher that is leaving closes done first, which frees Put.
package main

import (
	"fmt"
	"sync"
)

type Event struct {
	Key string
	Rev int
}

type watcher struct {
	id   int
	ch   chan Event
	done chan struct{}
}

type Hub struct {
	sync.Mutex
	nextID   int
	watchers map[int]*watcher
	rev      int
}

func NewHub() *Hub { return &Hub{watchers: make(map[int]*watcher)} }

func (h *Hub) Watch() *watcher {
	h.Lock()
	defer h.Unlock()
	h.nextID++
	w := &watcher{id: h.nextID, ch: make(chan Event), done: make(chan struct{})}
	h.watchers[w.id] = w
	return w
}

func (h *Hub) Cancel(w *watcher) {
	close(w.done)
	h.Lock()
	defer h.Unlock()
	if _, ok := h.watchers[w.id]; ok {
		delete(h.watchers, w.id)
		close(w.ch)
	}
}

func (h *Hub) Put(key string) int {
	h.Lock()
	defer h.Unlock()
	h.rev++
	for _, w := range h.watchers {
		select {
		case w.ch <- Event{key, h.rev}:
		case <-w.done:
		}
	}
	return h.rev
}

func main() {
	h := NewHub()
	w := h.Watch()
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		ev := <-w.ch
		fmt.Println(ev.Key, ev.Rev)
		h.Cancel(w)
	}()
	h.Put("a")
	h.Put("b")
	wg.Wait()
}
