//rule: Sizeof, Alignof and Offsetof are constants (package unsafe)

package main

import (
	"fmt"
	"unsafe"
)

type record struct {
	flag  bool
	count int64
	name  string
	small [3]int16
}

const size = unsafe.Sizeof(record{})

func main() {
	var r record
	fmt.Println(size, unsafe.Sizeof(int32(0)), unsafe.Sizeof(r.small))
	fmt.Println(unsafe.Alignof(r.flag), unsafe.Alignof(r.count), unsafe.Alignof(r))
	fmt.Println(unsafe.Offsetof(r.count), unsafe.Offsetof(r.name), unsafe.Offsetof(r.small))
	var table [unsafe.Sizeof(r.count)]bool
	fmt.Println(len(table))
}
