package main

import (
	"fmt"
	"sync/atomic"
)

func main() {
	var n atomic.Int64
	ch := make(chan struct{})
	go func() {
		for {
			n.Add(1)
			ch <- struct{}{}
		}
	}()
	for range ch {
		fmt.Println(n.Load())
	}
}
