//rule: strings.Reader reads bytes and runes up to io.EOF (strings.NewReader)

package main

import (
	"fmt"
	"io"
	"strings"
)

func main() {
	r := strings.NewReader("héy")
	fmt.Println(r.Len(), r.Size())
	b, err := r.ReadByte()
	fmt.Println(b, err)
	c, n, err := r.ReadRune()
	fmt.Println(string(c), n, err)
	buf := make([]byte, 5)
	k, err := r.Read(buf)
	fmt.Println(k, string(buf[:k]), err)
	_, err = r.ReadByte()
	fmt.Println(err == io.EOF)
	all, err := io.ReadAll(strings.NewReader("everything"))
	fmt.Println(string(all), err)
}
