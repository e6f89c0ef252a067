//rule: unsafe.Pointer converts to uintptr; equal for one variable, different for two (package unsafe)

package main

import (
	"fmt"
	"unsafe"
)

func main() {
	var a, b [4]int64
	pa := uintptr(unsafe.Pointer(&a))
	pb := uintptr(unsafe.Pointer(&b))
	fmt.Println(pa == uintptr(unsafe.Pointer(&a)), pa == pb, pa != 0)
	lower := pa < pb
	higher := pb < pa
	fmt.Println(lower != higher)
	fmt.Println(unsafe.Sizeof(a), unsafe.Sizeof(int32(0)))
	a[0], b[0] = 1, 2
	fmt.Println(a[0], b[0])
}
