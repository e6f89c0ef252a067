//rule: from go 1.23 a stopped or reset timer delivers no stale value and its channel has capacity 0 (time.NewTimer)
//go: 1.23

package main

import (
	"fmt"
	"time"
)

func main() {
	t := time.NewTimer(time.Millisecond)
	fmt.Println(cap(t.C), len(t.C))
	time.Sleep(20 * time.Millisecond)
	t.Stop()
	select {
	case <-t.C:
		fmt.Println("stale value")
	default:
		fmt.Println("nothing")
	}
	t.Reset(time.Millisecond)
	<-t.C
	fmt.Println("fired")
}
