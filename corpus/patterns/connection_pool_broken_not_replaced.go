//stalemate:expect deadlock
//stalemate:go exit,deadlock
//stalemate:source a connection pool with waiters: broken not replaced

// A broken connection makes room for a new one, but whoever waits for one is not told.
package main

import (
	"errors"
	"fmt"
	"sync"
)

type Conn struct {
	id     int
	broken bool
}

func (c *Conn) Exec(q string) error {
	if q == "" {
		c.broken = true
		return errors.New("empty query")
	}
	return nil
}

type Pool struct {
	sync.Mutex
	free    []*Conn
	numOpen int
	maxOpen int
	waiters []chan *Conn
	closed  bool
}

var ErrClosed = errors.New("pool: closed")

func (p *Pool) Get() (*Conn, error) {
	p.Lock()
	if p.closed {
		p.Unlock()
		return nil, ErrClosed
	}
	if n := len(p.free); n > 0 {
		c := p.free[n-1]
		p.free = p.free[:n-1]
		p.Unlock()
		return c, nil
	}
	if p.numOpen < p.maxOpen {
		p.numOpen++
		id := p.numOpen
		p.Unlock()
		return &Conn{id: id}, nil
	}
	req := make(chan *Conn)
	p.waiters = append(p.waiters, req)
	p.Unlock()
	c, ok := <-req
	if !ok {
		return nil, ErrClosed
	}
	return c, nil
}

func (p *Pool) Put(c *Conn) {
	p.Lock()
	defer p.Unlock()
	if c.broken {
		p.numOpen--
		return
	}
	if len(p.waiters) > 0 {
		w := p.waiters[0]
		p.waiters = p.waiters[1:]
		w <- c
		return
	}
	p.free = append(p.free, c)
}

func (p *Pool) Close() {
	p.Lock()
	defer p.Unlock()
	p.closed = true
	for _, w := range p.waiters {
		close(w)
	}
	p.waiters = nil
}

func query(p *Pool, q string, wg *sync.WaitGroup) {
	defer wg.Done()
	c, err := p.Get()
	if err != nil {
		fmt.Println(err)
		return
	}
	defer p.Put(c)
	if err := c.Exec(q); err != nil {
		fmt.Println(err)
	}
}

func main() {
	p := &Pool{maxOpen: 1}
	var wg sync.WaitGroup
	for _, q := range []string{"select 1", "", "select 2"} {
		wg.Add(1)
		go query(p, q, &wg)
	}
	wg.Wait() // want "deadlock"
	p.Close()
}
