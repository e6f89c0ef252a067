//stalemate:expect safe
//stalemate:go exit
//stalemate:source a peer counts its senders in a WaitGroup and closes their channel when they are gone

// Add comes before the go statement.
package main

import (
	"fmt"
	"sync"
)

type peer struct {
	wg   sync.WaitGroup
	out  chan string
	stop chan struct{}
}

func newPeer() *peer { return &peer{out: make(chan string), stop: make(chan struct{})} }

func (p *peer) send(s string) {
	p.wg.Add(1)
	go func() {
		defer p.wg.Done()
		select {
		case p.out <- s:
		case <-p.stop:
		}
	}()
}

func (p *peer) Close() {
	close(p.stop)
	p.wg.Wait()
	close(p.out)
}

func main() {
	p := newPeer()
	p.send("a")
	p.send("b")
	fmt.Println(<-p.out)
	p.Close()
}
