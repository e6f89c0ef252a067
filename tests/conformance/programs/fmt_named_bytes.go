//rule: fmt: a slice of a defined byte type is no []byte
package main

import "fmt"

type n uint8

func (v n) String() string { return fmt.Sprintf("n!%d", uint8(v)) }

func main() {
	fmt.Println([]n{255, 0}, [2]n{1, 2}, any([]n{3}), struct{ X []n }{[]n{4}})
	fmt.Printf("%v %d %s %x %+v %#v\n", []n{1, 2}, []n{1, 2}, []n{65, 66}, []n{1, 2}, []n{1}, []n{1})
}
