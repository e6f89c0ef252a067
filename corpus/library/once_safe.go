//stalemate:expect safe
//stalemate:go exit
//stalemate:source sync.Once: two goroutines start one service

// The second waits for the first and sees what it has set up.
package main

import "sync"

type service struct {
	once sync.Once
	conn chan int
}

func (s *service) start() chan int {
	s.once.Do(func() { s.conn = make(chan int, 2) })
	return s.conn
}

func main() {
	s := &service{}
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		s.start() <- 1
	}()
	s.start() <- 2
	wg.Wait()
}
