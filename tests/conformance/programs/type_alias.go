//rule: an alias is the same type, methods included (spec "Type declarations", alias declarations)

package main

import "fmt"

type celsius float64

func (c celsius) F() float64 { return float64(c)*2 + 30 }

type temp = celsius
type any2 = interface{}
type handler = func(int) string

func main() {
	var t temp = 10
	var c celsius = t
	var i any2 = c
	_, ok := i.(temp)
	fmt.Println(t.F(), ok)
	fmt.Printf("%T\n", t)
	var h handler = func(n int) string { return fmt.Sprint("h", n) }
	var b []byte = []uint8{65}
	var r rune = int32('x')
	fmt.Println(h(3), string(b), string(r))
}
