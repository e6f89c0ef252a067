//stalemate:expect safe
//stalemate:go exit
//stalemate:source gossip calls the server under its lock, and the server asks gossip under its own

// AddInfo gives up its lock before it takes the other.
package main

import (
	"fmt"
	"sync"
)

type Gossip struct {
	mu    sync.Mutex
	infos map[string]int
	s     *Server
}

type Server struct {
	mu    sync.RWMutex
	peers []string
	g     *Gossip
}

func (g *Gossip) AddInfo(k string, v int) {
	g.mu.Lock()
	g.infos[k] = v
	g.mu.Unlock()
	g.s.notify(k)
}

func (s *Server) notify(k string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.peers = append(s.peers, k)
}

func (s *Server) Status() (int, int) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	s.g.mu.Lock()
	defer s.g.mu.Unlock()
	return len(s.peers), len(s.g.infos)
}

func NewNode() (*Server, *Gossip) {
	g := &Gossip{infos: make(map[string]int)}
	s := &Server{g: g}
	g.s = s
	return s, g
}

func main() {
	s, g := NewNode()
	done := make(chan struct{})
	go func() {
		defer close(done)
		g.AddInfo("node1", 1)
	}()
	p, n := s.Status()
	<-done
	fmt.Println(p, n)
}
