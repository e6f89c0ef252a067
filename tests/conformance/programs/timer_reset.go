//rule: Reset restarts a stopped timer (time.Timer.Reset)
//time: ordered

package main

import (
	"fmt"
	"time"
)

func main() {
	t := time.NewTimer(time.Hour)
	fmt.Println(t.Reset(time.Hour))
	fmt.Println(t.Stop())
	fmt.Println(t.Reset(time.Millisecond))
	<-t.C
	fmt.Println("fired after Reset")
	done := make(chan bool)
	f := time.AfterFunc(time.Hour, func() { done <- true })
	fmt.Println(f.Reset(time.Millisecond))
	fmt.Println(<-done)
}
