//rule: Sprint, Sprintf, Sprintln return strings; Fprint writes to any io.Writer (package fmt)

package main

import (
	"fmt"
	"os"
)

type counter struct {
	n    int
	text []byte
}

func (c *counter) Write(p []byte) (int, error) {
	c.n += len(p)
	c.text = append(c.text, p...)
	return len(p), nil
}

func main() {
	c := &counter{}
	fmt.Fprint(c, "a", 1)
	fmt.Fprintf(c, "[%03d]", 7)
	n, err := fmt.Fprintln(c, "x", 2)
	fmt.Println(n, err, c.n)
	fmt.Printf("%q\n", c.text)
	fmt.Fprintln(os.Stdout, "to standard output")
	fmt.Fprintln(os.Stderr, "to standard error")
	fmt.Println(fmt.Sprintf("%d-%s", 1, "x") + fmt.Sprint("y", 2) + fmt.Sprintln())
}
