//go:build race

// Under Go's race detector gates order nothing: what goroutines do inside them is no synchronisation.
package main

import (
	"runtime"
	"unsafe"
)

const zz_detectsRaces = true

func zz_raceOff() { runtime.RaceDisable() }
func zz_raceOn()  { runtime.RaceEnable() }

func zz_raceRelease(p unsafe.Pointer) { runtime.RaceReleaseMerge(p) }
func zz_raceAcquire(p unsafe.Pointer) { runtime.RaceAcquire(p) }
