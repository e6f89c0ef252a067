//stalemate:expect deadlock
//stalemate:go deadlock
//stalemate:source a follower of a pipe: reader stops

// The follower stops reading, and the writer of the next line waits for ever.
package main

import (
	"bufio"
	"fmt"
	"io"
	"sync"
)

type logger struct {
	mu  sync.Mutex
	out []string
}

func (l *logger) follow(r io.Reader) {
	sc := bufio.NewScanner(r)
	for sc.Scan() {
		l.mu.Lock()
		l.out = append(l.out, sc.Text())
		l.mu.Unlock()
		if sc.Text() == "stop" {
			return
		}
	}
}

func main() {
	pr, pw := io.Pipe()
	l := &logger{}
	done := make(chan struct{})
	go func() {
		defer close(done)
		l.follow(pr)
	}()
	for _, s := range []string{"a", "stop", "b"} {
		if _, err := fmt.Fprintln(pw, s); err != nil { // want "deadlock"
			break
		}
	}
	pw.Close()
	<-done
	fmt.Println(len(l.out))
}
