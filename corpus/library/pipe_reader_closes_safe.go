//stalemate:expect safe
//stalemate:go exit
//stalemate:source io.Pipe: the reader closes its end, the writer gets an error

// CloseWithError and Close end both sides.
package main

import "io"

func main() {
	r, w := io.Pipe()
	done := make(chan error)
	go func() {
		_, err := w.Write([]byte("ab"))
		w.Close()
		done <- err
	}()
	buf := make([]byte, 1)
	r.Read(buf)
	r.Close()
	if <-done == nil {
		panic("the rest was not read")
	}
}
