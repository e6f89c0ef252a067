//stalemate:expect safe
//stalemate:go exit
//stalemate:source a client is closed by its user and by its own loop

// A Once closes.
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
	err := ErrClosed
	c.once.Do(func() {
		close(c.closed)
		err = nil
	})
	return err
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
