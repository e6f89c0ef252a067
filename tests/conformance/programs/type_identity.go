//rule: defined types differ even with the same underlying type; assignability needs one side undefined (spec "Type identity", "Assignability")

package main

import "fmt"

type ints []int
type more ints
type f func(int) int

func apply(g f, n int) int { return g(n) }

func main() {
	var a ints = []int{1, 2}
	var b []int = a
	c := more(a)
	b[0] = 9
	fmt.Println(a, c, apply(func(n int) int { return -n }, 4))
	var i interface{} = a
	_, ok1 := i.([]int)
	_, ok2 := i.(ints)
	_, ok3 := i.(more)
	fmt.Println(ok1, ok2, ok3)
	var ch chan int = make(chan int)
	var send chan<- int = ch
	var recv <-chan int = ch
	fmt.Printf("%T %T %v\n", send, recv, ch == send)
}
