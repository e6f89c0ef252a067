//stalemate:expect safe
//stalemate:go exit
//stalemate:source crypto/rand: identifiers that do not clash

// What is read is different each time.
package main

import (
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"math/big"
	"sync"
)

type session struct{ id string }

type store struct {
	mu       sync.Mutex
	sessions map[string]*session
}

func newID() string {
	b := make([]byte, 16)
	if _, err := rand.Read(b); err != nil {
		panic(err)
	}
	return hex.EncodeToString(b)
}

func (s *store) create() *session {
	se := &session{newID()}
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, dup := s.sessions[se.id]; dup {
		panic("duplicate")
	}
	s.sessions[se.id] = se
	return se
}

func main() {
	s := &store{sessions: map[string]*session{}}
	var wg sync.WaitGroup
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			s.create()
		}()
	}
	wg.Wait()
	n, err := rand.Int(rand.Reader, big.NewInt(10))
	if err != nil {
		panic(err)
	}
	if n.Int64() > 9 {
		panic("too large")
	}
	fmt.Println(len(s.sessions))
}
