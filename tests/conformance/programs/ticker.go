//rule: a Ticker fires repeatedly until stopped (time.NewTicker)

package main

import (
	"fmt"
	"time"
)

func main() {
	t := time.NewTicker(2 * time.Millisecond)
	for i := 0; i < 3; i++ {
		<-t.C
		fmt.Println("tick", i)
	}
	t.Stop()
	t.Reset(time.Millisecond)
	<-t.C
	fmt.Println("tick after reset")
	t.Stop()
	defer func() { fmt.Println(recover() != nil) }()
	time.NewTicker(0)
}
