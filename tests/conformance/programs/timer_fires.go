//rule: a timer sends once on its channel (time.NewTimer)

package main

import (
	"fmt"
	"time"
)

func main() {
	t := time.NewTimer(2 * time.Millisecond)
	v := <-t.C
	fmt.Println(!v.IsZero())
	select {
	case <-t.C:
		fmt.Println("never")
	default:
		fmt.Println("once")
	}
	fmt.Println(t.Stop())
}
