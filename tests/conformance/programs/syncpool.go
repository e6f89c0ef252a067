//rule: a Pool without New gives nil; with New it gives a value when empty (sync.Pool)

package main

import (
	"fmt"
	"sync"
)

type buf struct{ b []byte }

func main() {
	var empty sync.Pool
	fmt.Println(empty.Get() == nil)
	made := 0
	p := sync.Pool{New: func() interface{} { made++; return &buf{} }}
	b := p.Get().(*buf)
	b.b = append(b.b[:0], "text"...)
	fmt.Println(string(b.b), made)
	p.Put(b)
	c := p.Get().(*buf)
	c.b = append(c.b[:0], "more"...)
	fmt.Println(string(c.b), made >= 1)
}
