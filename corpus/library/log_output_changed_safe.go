//stalemate:expect safe
//stalemate:go exit
//stalemate:source log.SetOutput while another goroutine may be logging

// SetOutput waits for a line under way, so that afterwards nobody writes to the buffer.
package main

import (
	"bytes"
	"fmt"
	"log"
	"os"
)

func main() {
	var lines bytes.Buffer
	log.SetOutput(&lines)
	go log.Print("started")
	log.SetOutput(os.Stderr)
	fmt.Println(lines.Len())
}
