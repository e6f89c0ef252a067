//stalemate:expect safe
//stalemate:go exit
//stalemate:source io.Copy of 1000 bytes to somebody who takes one piece

// io.Copy reads 32 KB at a time, so that one Write is all there is.
package main

import (
	"fmt"
	"io"
	"strings"
)

type lengths chan int

func (l lengths) Write(p []byte) (int, error) {
	l <- len(p)
	return len(p), nil
}

// source has no WriteTo.
type source struct{ io.Reader }

func main() {
	sent, done := make(lengths), make(chan bool)
	go func() {
		io.Copy(sent, source{strings.NewReader(strings.Repeat("x", 1000))})
		close(done)
	}()
	fmt.Println(<-sent)
	<-done
}
