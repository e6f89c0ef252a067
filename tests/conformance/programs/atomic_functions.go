//rule: atomic Add, Load, Store, Swap and CompareAndSwap on integers (sync/atomic)

package main

import (
	"fmt"
	"sync/atomic"
)

func main() {
	var a int32
	var b int64 = 5
	var c uint32
	var d uint64 = 1
	fmt.Println(atomic.AddInt32(&a, 3), atomic.AddInt64(&b, -7))
	fmt.Println(atomic.AddUint32(&c, ^uint32(0)), atomic.AddUint64(&d, 1<<63))
	atomic.StoreInt32(&a, 10)
	fmt.Println(atomic.LoadInt32(&a), atomic.SwapInt32(&a, 11), atomic.LoadInt32(&a))
	fmt.Println(atomic.CompareAndSwapInt32(&a, 10, 12), atomic.CompareAndSwapInt32(&a, 11, 12))
	fmt.Println(atomic.LoadInt32(&a), a, b, c, d)
	var p uintptr
	fmt.Println(atomic.AddUintptr(&p, 4), atomic.LoadUint32(&c))
	a = 2147483647
	fmt.Println(atomic.AddInt32(&a, 1))
}
