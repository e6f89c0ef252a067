//rule: Times are compared with Before, After, Equal; the zero Time IsZero (time.Time)

package main

import (
	"fmt"
	"time"
)

func main() {
	var z time.Time
	now := time.Now()
	later := now.Add(time.Minute)
	fmt.Println(z.IsZero(), now.IsZero(), later.After(now), now.Before(later), now.Equal(now.Add(0)))
	fmt.Println(later.Sub(now), now.Sub(later), time.Until(later) <= time.Minute)
}
