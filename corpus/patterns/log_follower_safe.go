//stalemate:expect safe
//stalemate:go exit
//stalemate:source a follower of a pipe

// The follower closes its end, so that writing fails.
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
		pr.Close()
	}()
	for _, s := range []string{"a", "stop", "b"} {
		if _, err := fmt.Fprintln(pw, s); err != nil {
			break
		}
	}
	pw.Close()
	<-done
	fmt.Println(len(l.out))
}
