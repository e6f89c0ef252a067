// Package debug: memory and stacks are not modelled.
package debug

import (
	"os"
	"time"
)

func Stack() []byte { return []byte("goroutine 1 [running]:\n") }

func PrintStack() { os.Stderr.WriteString("goroutine 1 [running]:\n") }

func FreeOSMemory() {}

func SetGCPercent(percent int) int      { return 100 }
func SetMaxStack(bytes int) int         { return 1000000000 }
func SetMaxThreads(threads int) int     { return 10000 }
func SetMemoryLimit(limit int64) int64  { return 1<<63 - 1 }
func SetPanicOnFault(enabled bool) bool { return false }
func SetTraceback(level string)         {}

// Module is one module of a build.
type Module struct {
	Path, Version, Sum string
	Replace            *Module
}

type BuildSetting struct {
	Key, Value string
}

type BuildInfo struct {
	GoVersion, Path string
	Main            Module
	Deps            []*Module
	Settings        []BuildSetting
}

// ReadBuildInfo: nothing is known of the build.
func ReadBuildInfo() (info *BuildInfo, ok bool) { return nil, false }

// GCStats: nothing is ever collected.
type GCStats struct {
	LastGC         time.Time
	NumGC          int64
	PauseTotal     time.Duration
	Pause          []time.Duration
	PauseEnd       []time.Time
	PauseQuantiles []time.Duration
}

func ReadGCStats(stats *GCStats) {
	quantiles := stats.PauseQuantiles
	for i := range quantiles {
		quantiles[i] = 0
	}
	*stats = GCStats{PauseQuantiles: quantiles}
}
