//rule: of two timers far apart the earlier wins a select (time.After)
//time: ordered

package main

import (
	"fmt"
	"time"
)

func main() {
	select {
	case <-time.After(time.Hour):
		fmt.Println("late")
	case <-time.After(time.Millisecond):
		fmt.Println("early")
	}
}
