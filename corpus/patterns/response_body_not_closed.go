//stalemate:expect leak
//stalemate:go exit
//stalemate:source connections that come back when a body is closed: not closed

// The body of a response with another status is not closed, so its connection is lost.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"time"
)

type Request struct {
	ctx  context.Context
	body io.ReadCloser
	path string
}

type Response struct {
	code int
	body io.ReadCloser
}

type RoundTripper interface {
	RoundTrip(*Request) (*Response, error)
}

type body struct {
	io.Reader
	mu     sync.Mutex
	closed bool
	onDone func()
}

func (b *body) Close() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !b.closed {
		b.closed = true
		b.onDone()
	}
	return nil
}

type transport struct {
	conns chan struct{}
}

func (t *transport) RoundTrip(r *Request) (*Response, error) {
	select { // want "leak"
	case <-t.conns:
	case <-r.ctx.Done():
		return nil, r.ctx.Err()
	}
	if r.path == "/missing" {
		return &Response{404, &body{Reader: strings.NewReader("no"), onDone: func() { t.conns <- struct{}{} }}}, nil
	}
	return &Response{200, &body{Reader: strings.NewReader("ok"), onDone: func() { t.conns <- struct{}{} }}}, nil
}

var errStatus = errors.New("bad status")

func get(rt RoundTripper, ctx context.Context, path string) (string, error) {
	resp, err := rt.RoundTrip(&Request{ctx: ctx, path: path})
	if err != nil {
		return "", err
	}
	if resp.code != 200 {
		return "", errStatus
	}
	defer resp.body.Close()
	b, err := io.ReadAll(resp.body)
	return string(b), err
}

func main() {
	t := &transport{conns: make(chan struct{}, 1)}
	t.conns <- struct{}{}
	var wg sync.WaitGroup
	for _, p := range []string{"/", "/missing", "/a"} {
		wg.Add(1)
		go func(p string) {
			defer wg.Done()
			s, err := get(t, context.Background(), p)
			fmt.Println(p, s, err)
		}(p)
	}
	done := make(chan struct{})
	go func() { wg.Wait(); close(done) }() // want "leak"
	select {
	case <-done:
	case <-time.After(time.Second):
		fmt.Println("timeout")
	}
}
