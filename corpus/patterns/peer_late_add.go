//stalemate:expect send-on-closed,waitgroup-misuse,data-race
//stalemate:go exit,panic
//stalemate:source a peer counts its senders in a WaitGroup and closes their channel when they are gone

// Add is called by the goroutine, perhaps after Wait.
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
	go func() {
		p.wg.Add(1)
		defer p.wg.Done()
		select { // want "send on closed channel"
		case p.out <- s:
		case <-p.stop:
		}
	}()
}

func (p *peer) Close() {
	close(p.stop)
	p.wg.Wait() // want "WaitGroup is reused|data race"
	close(p.out)
}

func main() {
	p := newPeer()
	p.send("a")
	p.send("b")
	fmt.Println(<-p.out)
	p.Close()
}
