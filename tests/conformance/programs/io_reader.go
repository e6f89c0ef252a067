//rule: io.Reader implementations are used through the interface; io.EOF ends the input (io.Reader)

package main

import (
	"fmt"
	"io"
)

type letters struct{ left int }

func (l *letters) Read(p []byte) (int, error) {
	if l.left == 0 {
		return 0, io.EOF
	}
	n := 0
	for n < len(p) && n < 3 && l.left > 0 {
		p[n] = byte('a' + l.left - 1)
		l.left--
		n++
	}
	return n, nil
}

func main() {
	var r io.Reader = &letters{7}
	buf := make([]byte, 4)
	for {
		n, err := r.Read(buf)
		fmt.Println(n, string(buf[:n]), err)
		if err == io.EOF {
			break
		}
	}
	_, err := r.Read(nil)
	fmt.Println(err == io.EOF, err)
}
