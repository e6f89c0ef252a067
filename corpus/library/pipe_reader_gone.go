//stalemate:expect leak
//stalemate:go exit
//stalemate:source io.Pipe: the reader leaves without closing its end

// Write waits until everything was read.
package main

import "io"

func main() {
	r, w := io.Pipe()
	go func() {
		w.Write([]byte("ab")) // want "leak"
		w.Close()
	}()
	buf := make([]byte, 1)
	r.Read(buf)
}
