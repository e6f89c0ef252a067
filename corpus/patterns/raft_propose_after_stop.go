//stalemate:expect deadlock
//stalemate:go exit,deadlock
//stalemate:source a proposal to the loop of a node that stops

// The loop is gone, and Propose looks at its context only.
package main

import (
	"context"
	"errors"
	"fmt"
)

type msg struct {
	term int
	data string
}

type node struct {
	propc  chan msg
	readyc chan []msg
	adv    chan struct{}
	stopc  chan struct{}
	done   chan struct{}
}

var errStopped = errors.New("stopped")

func startNode() *node {
	n := &node{
		propc: make(chan msg), readyc: make(chan []msg), adv: make(chan struct{}),
		stopc: make(chan struct{}), done: make(chan struct{}),
	}
	go n.run()
	return n
}

func (n *node) run() {
	var pending []msg
	var readyc chan []msg
	var advance chan struct{}
	for {
		if advance != nil {
			readyc = nil
		} else if len(pending) > 0 {
			readyc = n.readyc
		}
		select {
		case m := <-n.propc:
			pending = append(pending, m)
		case readyc <- pending:
			pending = nil
			advance = n.adv
		case <-advance:
			advance = nil
		case <-n.stopc:
			close(n.done)
			return
		}
	}
}

func (n *node) Propose(ctx context.Context, data string) error {
	select {
	case n.propc <- msg{1, data}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (n *node) Stop() {
	select {
	case n.stopc <- struct{}{}:
	case <-n.done:
		return
	}
	<-n.done
}

func main() {
	n := startNode()
	errc := make(chan error)
	go func() { errc <- n.Propose(context.Background(), "x") }()
	go n.Stop()
	err := <-errc // want "deadlock"
	n.Stop()
	fmt.Println(err)
}
