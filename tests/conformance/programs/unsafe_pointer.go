//rule: unsafe.Pointer: a pointer may be read as one to another type with the same words (package unsafe)
package main

import (
	"fmt"
	"sync/atomic"
	"unsafe"
)

type node struct {
	v    int
	next unsafe.Pointer
}

type header struct{ a, b int32 }
type wrapped struct {
	h header
	s string
}

func bits(f float64) uint64 { return *(*uint64)(unsafe.Pointer(&f)) }

func main() {
	var head unsafe.Pointer
	for i := 0; i < 3; i++ {
		n := &node{v: i}
		for {
			old := atomic.LoadPointer(&head)
			n.next = old
			if atomic.CompareAndSwapPointer(&head, old, unsafe.Pointer(n)) {
				break
			}
		}
	}
	for p := (*node)(head); p != nil; p = (*node)(p.next) {
		fmt.Println(p.v)
	}
	w := &wrapped{header{1, 2}, "x"}
	h := (*header)(unsafe.Pointer(w))
	h.b = 7
	fmt.Println(w.h, bits(1.5))
	xs := []int{1, 2, 3}
	p := (*int)(unsafe.Pointer(&xs[1]))
	*p = 9
	fmt.Println(xs, (*[2]int)(unsafe.Pointer(&xs[1])))
	var e unsafe.Pointer
	fmt.Println(e == nil, (*int)(e) == nil)
}
