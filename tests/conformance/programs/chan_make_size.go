//rule: the size of a channel may be any integer expression; a negative one panics (spec "Making slices, maps and channels")

package main

import "fmt"

func main() {
	n := uint8(3)
	fmt.Println(cap(make(chan int, n)), cap(make(chan int, 0)), cap(make(chan [0]int, 1+1)))
	defer func() { fmt.Println(recover()) }()
	k := -1
	c := make(chan int, k)
	fmt.Println(cap(c))
}
