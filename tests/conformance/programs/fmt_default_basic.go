//rule: %v of basic kinds (package fmt)

package main

import "fmt"

type myInt int
type myStr string
type myBytes []byte

func main() {
	fmt.Println(true, 42, int8(-1), uint64(1<<63), 'x', "s", myInt(3), myStr("named"), uintptr(9))
	fmt.Println(1.0, 2.5, 1e6, 1e20, 1e21, 1e-4, 1e-5, float32(0.1), 100000000.0, 123456789.0, -0.0)
	fmt.Println([]byte("hi"), myBytes("hi"), [2]byte{1, 2}, byte(7))
	var e error
	var p *int
	var f func()
	var i interface{}
	fmt.Println(e, p, f == nil, i, []int(nil), map[string]int(nil))
}
