//stalemate:expect close-of-closed
//stalemate:go exit,panic
//stalemate:source a client is closed by its user and by its own loop

// Both may find it open; looking and closing are two steps.
package main

import (
	"errors"
	"fmt"
	"sync"
)

type Client struct {
	once   sync.Once
	closed chan struct{}
	reqs   chan string
}

var ErrClosed = errors.New("closed")

func (c *Client) Close() error {
	select {
	case <-c.closed:
		return ErrClosed
	default:
		close(c.closed) // want "close of closed channel"
		return nil
	}
}

func (c *Client) loop() {
	for {
		select {
		case r := <-c.reqs:
			if r == "quit" {
				c.Close()
			}
		case <-c.closed:
			return
		}
	}
}

func main() {
	c := &Client{closed: make(chan struct{}), reqs: make(chan string, 1)}
	done := make(chan bool)
	go func() {
		c.loop()
		close(done)
	}()
	c.reqs <- "quit"
	if err := c.Close(); err != nil {
		fmt.Println(err)
	}
	<-done
}
