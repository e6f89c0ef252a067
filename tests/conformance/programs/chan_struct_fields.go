//rule: channels, locks and maps inside structs are used through promoted fields and pointers (spec "Selectors")

package main

import (
	"fmt"
	"sync"
)

type base struct {
	in  chan int
	out chan int
}
type server struct {
	*base
	stop chan struct{}
	once sync.Once
}

func (s *server) run(f func(int) int) {
	defer close(s.out)
	for {
		select {
		case v := <-s.in:
			s.out <- f(v)
		case <-s.stop:
			return
		}
	}
}

func (s *server) close() { s.once.Do(func() { close(s.stop) }) }

func main() {
	s := &server{base: &base{make(chan int), make(chan int)}, stop: make(chan struct{})}
	go s.run(func(n int) int { return n * n })
	for i := 1; i <= 3; i++ {
		s.in <- i
		fmt.Print(<-s.out, " ")
	}
	s.close()
	s.close()
	_, ok := <-s.out
	fmt.Println(ok)
}
