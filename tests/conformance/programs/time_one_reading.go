//rule: instants that come from one call of time.Now are compared exactly (time.Time)

package main

import (
	"fmt"
	"time"
)

type lease struct {
	granted, expires time.Time
}

func grant(d time.Duration) lease {
	now := time.Now()
	return lease{now, now.Add(d)}
}

func main() {
	t0 := time.Now()
	t1 := t0.Add(time.Second)
	fmt.Println(t1.Sub(t0), t0.Sub(t1), t1.After(t0), t0.After(t1), t0.Before(t1), t0.Equal(t0), t1.Equal(t0))
	fmt.Println(t1.Add(-time.Second).Equal(t0), t1.Add(time.Minute).Sub(t1), t0.UTC().Sub(t0))
	l := grant(time.Hour)
	m := l
	fmt.Println(m.expires.Sub(l.granted), l == m, m.expires.Before(l.granted))
}
