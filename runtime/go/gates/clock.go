// The clock of a guided run. How much time passes between two readings is free in the model, so in tries that ZZ_JUMPS
// numbers the clock jumps ahead before a reading now and then; without it, it is the machine's.
package main

import (
	"os"
	"time"
)

var (
	zz_jumps = os.Getenv("ZZ_JUMPS") != ""
	zz_ahead time.Duration // how far it has jumped
	zz_far   = []time.Duration{time.Millisecond, 2 * time.Second, 2 * time.Minute, 2 * time.Hour, 50 * time.Hour, 10000 * time.Hour}
)

func ZZ_Now() time.Time {
	if zz_mode == zz_off || !zz_jumps {
		return time.Now()
	}
	zz_raceOff()
	defer zz_raceOn()
	zz_mu.Lock()
	defer zz_mu.Unlock()
	if zz_random()%2 == 0 {
		zz_ahead += zz_far[zz_random()%uint64(len(zz_far))]
	}
	return time.Now().Add(zz_ahead)
}

func ZZ_Since(t time.Time) time.Duration { return ZZ_Now().Sub(t) }
func ZZ_Until(t time.Time) time.Duration { return t.Sub(ZZ_Now()) }
