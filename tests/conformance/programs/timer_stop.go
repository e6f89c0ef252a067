//rule: Stop reports whether it stopped the timer; a stopped timer never fires (time.Timer.Stop)
//time: ordered

package main

import (
	"fmt"
	"time"
)

func main() {
	t := time.NewTimer(time.Hour)
	fmt.Println(t.Stop(), t.Stop())
	fired := false
	f := time.AfterFunc(time.Hour, func() { fired = true })
	fmt.Println(f.Stop(), f.Stop(), fired)
	select {
	case <-t.C:
		fmt.Println("never")
	default:
		fmt.Println("silent")
	}
}
