//stalemate:expect leak
//stalemate:go exit
//stalemate:source a connection in memory whose reader gives up after the first answer

// net.Pipe has no buffer: whoever writes waits for a reader or for Close.
package main

import (
	"fmt"
	"net"
)

func serve(conn net.Conn) {
	for _, line := range []string{"one", "two"} {
		if _, err := conn.Write([]byte(line)); err != nil { // want "leak"
			return
		}
	}
	conn.Close()
}

func main() {
	client, server := net.Pipe()
	go serve(server)
	buf := make([]byte, 8)
	n, err := client.Read(buf)
	fmt.Println(string(buf[:n]), err)
}
