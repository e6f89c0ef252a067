//stalemate:expect safe
//stalemate:go exit
//stalemate:source bytes.Buffer.Next handed on, then the buffer is written to

// While there is room behind them, what Next returned is not overwritten.
package main

import (
	"bytes"
	"fmt"
)

func main() {
	var b bytes.Buffer
	parts, done := make(chan []byte, 1), make(chan bool)
	go func() {
		fmt.Println(string(<-parts))
		close(done)
	}()
	b.WriteString("abcd")
	parts <- b.Next(2)
	b.Next(2)
	b.WriteString("efgh")
	<-done
}
