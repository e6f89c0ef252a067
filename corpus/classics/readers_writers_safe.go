//stalemate:expect safe
//stalemate:go exit
//stalemate:source readers and writers, by hand: the first reader takes the room, the last one gives it back

// The room is a channel with one place, since the reader who gives it back
// need not be the one who took it. Writers take turns with readers as a group.
package main

import (
	"fmt"
	"sync"
)

type room struct {
	occupied chan struct{}
	mu       sync.Mutex
	readers  int
}

func newRoom() *room { return &room{occupied: make(chan struct{}, 1)} }

func (r *room) enterToRead() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.readers++
	if r.readers == 1 {
		r.occupied <- struct{}{}
	}
}

func (r *room) leaveAfterReading() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.readers--
	if r.readers == 0 {
		<-r.occupied
	}
}

func (r *room) write(change func()) {
	r.occupied <- struct{}{}
	change()
	<-r.occupied
}

// An account keeps two numbers that belong together.
type account struct{ balance, deposits int }

func main() {
	lock := newRoom()
	var shared account
	var wg sync.WaitGroup
	for i := 0; i < 2; i++ {
		wg.Add(2)
		go func() {
			defer wg.Done()
			lock.enterToRead()
			defer lock.leaveAfterReading()
			if shared.balance != 10*shared.deposits {
				panic("a reader saw half of a write")
			}
		}()
		go func() {
			defer wg.Done()
			lock.write(func() {
				shared.balance += 10
				shared.deposits++
			})
		}()
	}
	wg.Wait()
	fmt.Println(shared.balance, shared.deposits)
}
