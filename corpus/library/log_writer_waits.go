//stalemate:expect deadlock
//stalemate:go deadlock
//stalemate:source log.Logger: the writer logs with the same logger

// A logger holds its lock while it writes.
package main

import "log"

type echo struct {
	logger *log.Logger
}

func (e *echo) Write(p []byte) (int, error) {
	e.logger.Print("written") // want "deadlock"
	return len(p), nil
}

func main() {
	e := &echo{}
	e.logger = log.New(e, "", 0)
	e.logger.Print("hello")
}
