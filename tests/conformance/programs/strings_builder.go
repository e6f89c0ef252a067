//rule: strings.Builder accumulates text; its zero value is ready (strings.Builder)

package main

import (
	"fmt"
	"strings"
)

func main() {
	var b strings.Builder
	fmt.Println(b.Len(), b.String() == "")
	b.WriteString("abc")
	b.WriteByte('-')
	n, err := b.WriteRune('世')
	fmt.Println(n, err)
	b.Write([]byte("xy"))
	fmt.Fprintf(&b, "[%03d]", 7)
	fmt.Println(b.String(), b.Len())
	b.Reset()
	b.Grow(10)
	b.WriteString("new")
	fmt.Println(b.String(), b.Len())
}
