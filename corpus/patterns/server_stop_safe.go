//stalemate:expect safe
//stalemate:go exit
//stalemate:source a server that may be stopped twice

// Compare and swap lets one of them through.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type Server struct {
	state   int32
	mu      sync.Mutex
	quit    chan struct{}
	handler func()
	wg      sync.WaitGroup
}

func (s *Server) Start() {
	if atomic.LoadInt32(&s.state) != 0 {
		return
	}
	atomic.StoreInt32(&s.state, 1)
	s.quit = make(chan struct{})
	s.wg.Add(1)
	go s.loop()
}

func (s *Server) loop() {
	defer s.wg.Done()
	<-s.quit
	fmt.Println("quit")
}

func (s *Server) Stop() {
	if !atomic.CompareAndSwapInt32(&s.state, 1, 2) {
		return
	}
	close(s.quit)
	s.wg.Wait()
}

func main() {
	s := &Server{}
	s.Start()
	var wg sync.WaitGroup
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			s.Stop()
		}()
	}
	wg.Wait()
}
