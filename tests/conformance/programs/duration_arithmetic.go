//rule: a Duration is an int64 of nanoseconds with conversions to other units (time.Duration)

package main

import (
	"fmt"
	"time"
)

func main() {
	d := 2*time.Second + 250*time.Millisecond
	fmt.Println(d.Seconds(), d.Milliseconds(), d.Microseconds(), d.Nanoseconds(), d.Minutes() < 0.04)
	n := 3
	fmt.Println(time.Duration(n)*time.Second, d/2, d%time.Second, int64(d/time.Millisecond))
	fmt.Println(d.Truncate(time.Second), d.Round(time.Second), d > 2*time.Second, -d)
	fmt.Println(time.Duration(1.5 * float64(time.Second)))
}
