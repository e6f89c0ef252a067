//stalemate:expect deadlock
//stalemate:go deadlock
//stalemate:source a bufio.Writer that is not flushed, with a message of 1000 bytes

// The buffer has 4096 bytes: the message stays in it, and nobody else will send.
package main

import (
	"bufio"
	"fmt"
	"strings"
)

type lengths chan int

func (l lengths) Write(p []byte) (int, error) {
	l <- len(p)
	return len(p), nil
}

func main() {
	sent := make(lengths, 1)
	w := bufio.NewWriter(sent)
	w.WriteString(strings.Repeat("x", 1000))
	fmt.Println(<-sent) // want "deadlock"
}
