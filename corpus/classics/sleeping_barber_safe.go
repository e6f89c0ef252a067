//stalemate:expect safe
//stalemate:go exit
//stalemate:source the sleeping barber: a waiting room with few chairs, customers who leave when it is full

// The chairs are the buffer of a channel: the barber sleeps in a receive, and
// a customer who finds no chair goes on at once. Closing the shop closes the
// channel, after the last customer has come in.
package main

import (
	"fmt"
	"sync"
)

type customer struct {
	id   int
	done chan struct{}
}

type shop struct {
	chairs chan customer
	closed chan struct{}
	served int
}

func open(chairs int) *shop {
	s := &shop{chairs: make(chan customer, chairs), closed: make(chan struct{})}
	go s.barber()
	return s
}

func (s *shop) barber() {
	defer close(s.closed)
	for c := range s.chairs {
		s.served++
		close(c.done)
	}
}

// visit tells whether the customer got a haircut.
func (s *shop) visit(id int) bool {
	c := customer{id, make(chan struct{})}
	select {
	case s.chairs <- c:
		<-c.done
		return true
	default:
		return false
	}
}

func (s *shop) close() {
	close(s.chairs)
	<-s.closed
}

func main() {
	s := open(1)
	var mu sync.Mutex
	cut, turnedAway := 0, 0
	var customers sync.WaitGroup
	for id := 1; id <= 3; id++ {
		customers.Add(1)
		go func(id int) {
			defer customers.Done()
			ok := s.visit(id)
			mu.Lock()
			defer mu.Unlock()
			if ok {
				cut++
			} else {
				turnedAway++
			}
		}(id)
	}
	customers.Wait()
	s.close()
	if cut != s.served {
		panic("a customer was lost")
	}
	fmt.Println(cut+turnedAway, "customers")
}
