//stalemate:expect deadlock
//stalemate:go exit,deadlock
//stalemate:source a work queue on a Cond is shut down

// Signal wakes one of two workers.
package main

import (
	"fmt"
	"sync"
)

type Interface interface {
	Add(item interface{})
	Get() (item interface{}, shutdown bool)
	Done(item interface{})
	ShutDown()
}

type empty struct{}
type set map[interface{}]empty

func (s set) has(i interface{}) bool { _, ok := s[i]; return ok }
func (s set) insert(i interface{})   { s[i] = empty{} }
func (s set) delete(i interface{})   { delete(s, i) }

type queue struct {
	queue             []interface{}
	dirty, processing set
	cond              *sync.Cond
	shuttingDown      bool
}

func New() Interface {
	return &queue{dirty: set{}, processing: set{}, cond: sync.NewCond(&sync.Mutex{})}
}

func (q *queue) Add(item interface{}) {
	q.cond.L.Lock()
	defer q.cond.L.Unlock()
	if q.shuttingDown || q.dirty.has(item) {
		return
	}
	q.dirty.insert(item)
	if q.processing.has(item) {
		return
	}
	q.queue = append(q.queue, item)
	q.cond.Signal()
}

func (q *queue) Get() (interface{}, bool) {
	q.cond.L.Lock()
	defer q.cond.L.Unlock()
	for len(q.queue) == 0 && !q.shuttingDown {
		q.cond.Wait()
	}
	if len(q.queue) == 0 {
		return nil, true
	}
	item := q.queue[0]
	q.queue = q.queue[1:]
	q.processing.insert(item)
	q.dirty.delete(item)
	return item, false
}

func (q *queue) Done(item interface{}) {
	q.cond.L.Lock()
	defer q.cond.L.Unlock()
	q.processing.delete(item)
	if q.dirty.has(item) {
		q.queue = append(q.queue, item)
		q.cond.Signal()
	}
}

func (q *queue) ShutDown() {
	q.cond.L.Lock()
	defer q.cond.L.Unlock()
	q.shuttingDown = true
	q.cond.Signal()
}

func main() {
	q := New()
	var wg sync.WaitGroup
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for {
				item, quit := q.Get()
				if quit {
					return
				}
				_ = fmt.Sprint(item)
				q.Done(item)
			}
		}()
	}
	q.Add("a")
	q.Add("a")
	q.ShutDown()
	wg.Wait() // want "deadlock"
}
