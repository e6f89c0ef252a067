//stalemate:expect safe
//stalemate:go exit
//stalemate:source an informer that reports its end on a channel

// The error has a buffer of one, so nobody needs to be there.
package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

type EventType int

const (
	Added EventType = iota
	Modified
	Deleted
)

type Object interface {
	Key() string
	Version() int
}

type pod struct {
	name    string
	version int
}

func (p *pod) Key() string  { return p.name }
func (p *pod) Version() int { return p.version }

type Event struct {
	Type   EventType
	Object Object
}

type Store interface {
	Add(Object)
	Get(key string) (Object, bool)
	List() []Object
}

type threadSafeStore struct {
	lock  sync.RWMutex
	items map[string]Object
}

func (s *threadSafeStore) Add(o Object) {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.items[o.Key()] = o
}

func (s *threadSafeStore) Get(key string) (Object, bool) {
	s.lock.RLock()
	defer s.lock.RUnlock()
	o, ok := s.items[key]
	return o, ok
}

func (s *threadSafeStore) List() []Object {
	s.lock.RLock()
	defer s.lock.RUnlock()
	out := make([]Object, 0, len(s.items))
	for _, o := range s.items {
		out = append(out, o)
	}
	return out
}

type Informer struct {
	store    Store
	handlers []func(Event)
	watch    chan Event
	stopped  bool
	mu       sync.Mutex
	errs     chan error
}

var errClosed = errors.New("informer closed")

func NewInformer() *Informer {
	return &Informer{store: &threadSafeStore{items: map[string]Object{}}, watch: make(chan Event), errs: make(chan error, 1)}
}

func (i *Informer) AddHandler(h func(Event)) {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.stopped {
		return
	}
	i.handlers = append(i.handlers, h)
}

func (i *Informer) Run(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			i.mu.Lock()
			i.stopped = true
			i.mu.Unlock()
			i.errs <- errClosed
			return
		case ev := <-i.watch:
			i.mu.Lock()
			i.store.Add(ev.Object)
			for _, h := range i.handlers {
				h(ev)
			}
			i.mu.Unlock()
		}
	}
}

func main() {
	inf := NewInformer()
	seen := make(chan string, 4)
	inf.AddHandler(func(ev Event) { seen <- ev.Object.Key() })
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	go inf.Run(ctx)
	for i := 0; i < 2; i++ {
		select {
		case inf.watch <- Event{Added, &pod{fmt.Sprintf("pod-%d", i), i}}:
		case <-ctx.Done():
		}
	}
	select {
	case k := <-seen:
		fmt.Println("seen", k)
	case <-ctx.Done():
		return
	}
	cancel()
	<-inf.errs
}
