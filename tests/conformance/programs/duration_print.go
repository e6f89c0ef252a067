//rule: time.Duration prints in the largest fitting units (time.Duration.String)

package main

import (
	"fmt"
	"time"
)

func main() {
	for _, d := range []time.Duration{0, 1, 1500, 2 * time.Millisecond, 1500 * time.Millisecond, time.Minute, 90 * time.Second,
		time.Hour + 2*time.Minute + 3*time.Second + 40*time.Millisecond, -time.Second / 2, 100 * time.Hour, 1<<63 - 1} {
		fmt.Println(d)
	}
	fmt.Printf("%v %d %s %T\n", time.Second, time.Second, 3*time.Microsecond, time.Second)
}
