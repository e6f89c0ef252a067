//rule: interfaces embed interfaces; duplicate methods are merged (spec "Interface types", embedded interfaces)

package main

import "fmt"

type reader interface{ read() string }
type closer interface{ close() string }
type readCloser interface {
	reader
	closer
}
type both interface {
	readCloser
	reader
	extra() int
}
type file struct{ name string }

func (f *file) read() string  { return "read " + f.name }
func (f *file) close() string { return "close " + f.name }
func (f *file) extra() int    { return len(f.name) }

func main() {
	var b both = &file{"log"}
	var rc readCloser = b
	var r reader = rc
	fmt.Println(r.read(), rc.close(), b.extra())
	c, ok := r.(closer)
	fmt.Println(ok, c.close())
	_, ok = r.(interface{ missing() })
	fmt.Println(ok)
}
