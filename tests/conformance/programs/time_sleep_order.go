//rule: Sleep pauses at least the duration: results arrive in order of well separated delays (time.Sleep)
//time: ordered

package main

import (
	"fmt"
	"time"
)

func main() {
	c := make(chan int)
	for _, d := range []int{3, 1, 2} {
		go func(d int) {
			time.Sleep(time.Duration(d) * 60 * time.Millisecond)
			c <- d
		}(d)
	}
	fmt.Println(<-c, <-c, <-c)
	start := time.Now()
	time.Sleep(5 * time.Millisecond)
	fmt.Println(time.Since(start) >= 5*time.Millisecond)
	time.Sleep(0)
	time.Sleep(-time.Second)
}
