package time

// A Time is an instant: seconds since the first of January of year 1, and nanoseconds. Under free time the model's clock stands still,
// but any time may have passed between two looks at it: what Now returns is marked, and so is what is computed from it. Which of two
// marked instants is the later one is a free choice, and so is how far they are apart, unless both come from one reading. Of two
// readings as they are the first operand of Sub is taken for the later one; of a reading and an instant computed from another, the
// reading. What a timer sends is made by the machine (model/timer.hpp).
type Time struct {
	sec  int64
	nsec int64
	mark uint8         // one of those below, and inLocal
	loc  *Location     // nil: UTC, or Local if the mark says so
	base *clockReading // of marked instants: where they come from; nil: from a timer
}

// A reading of the clock: an object that is no other.
type clockReading struct{ _ bool }

// isOfOne tells whether the instants come from one reading of the clock.
func (t Time) isOfOne(u Time) bool { return t.base != nil && t.base == u.base }

const (
	markAbsolute = iota // from a calendar
	markReading         // as Now returned it
	markComputed        // from a reading
	markMask     = 3
	inLocal      = 4 // the location is Local
)

func (t Time) marked() uint8 { return t.mark & markMask }

// elapsed is the time since the start in nanoseconds if time is ordered, -1 if it is free.
func elapsed() Duration

// choose returns any of 0 … n-1.
func choose(n int) int

const (
	secondsPerDay = 24 * 60 * 60
	unixToTime    = (1969*365 + 1969/4 - 1969/100 + 1969/400) * secondsPerDay
	// Now is the tenth of November 2009, eleven at night.
	startUnix = 1257894000
	// What has passed when time has passed: more than an hour, or more than a year.
	later     = Hour
	muchLater = 10000 * Hour
)

// passed chooses how much time has passed; a run that makes the first of all choices sees time pass.
func passed() Duration {
	switch choose(3) {
	case 0:
		return later
	case 1:
		return 0
	}
	return muchLater
}

func Now() Time {
	e := elapsed()
	if e < 0 {
		return Time{startUnix + unixToTime, 0, markReading | inLocal, nil, new(clockReading)}
	}
	return Unix(startUnix, int64(e))
}

func Since(t Time) Duration { return Now().Sub(t) }
func Until(t Time) Duration { return t.Sub(Now()) }

func normal(sec, nsec int64) Time {
	sec += nsec / 1e9
	nsec %= 1e9
	if nsec < 0 {
		nsec += 1e9
		sec--
	}
	return Time{sec, nsec, markAbsolute, nil, nil}
}

func (t Time) Add(d Duration) Time {
	if d == 0 {
		return t
	}
	u := normal(int64(d/1e9), t.nsec+int64(d%1e9))
	u.sec = sum(t.sec, u.sec)
	u.loc = t.loc
	u.mark = t.mark & inLocal
	if t.marked() != markAbsolute {
		u.mark |= markComputed
		u.base = t.base
	}
	return u
}

// sum is a + b, or the end of the range that it is beyond.
func sum(a, b int64) int64 {
	switch s := a + b; {
	case (s > a) == (b > 0):
		return s
	case b > 0:
		return 1<<63 - 1
	}
	return -(1<<63 - 1)
}

// isLater tells whether t is later than u by the clock that stands still.
func (t Time) isLater(u Time) bool { return t.sec > u.sec || t.sec == u.sec && t.nsec > u.nsec }

// distance is t - u by the clock that stands still, the longest duration if none is as long.
func (t Time) distance(u Time) Duration {
	const most = int64(maxDuration / Second)
	sec := t.sec - u.sec
	d := Duration(sec)*Second + Duration(t.nsec-u.nsec)
	if -most < sec && sec < most && (sec < 0) == (t.sec < u.sec) {
		return d
	}
	if v := u.Add(d); v.sec == t.sec && v.nsec == t.nsec {
		return d
	}
	if t.isLater(u) {
		return maxDuration
	}
	return minDuration
}

func (t Time) Sub(u Time) Duration {
	d := t.distance(u)
	switch {
	case t.IsZero() || u.IsZero() || t.marked() == markAbsolute && u.marked() == markAbsolute || t.isOfOne(u):
		return d
	case t.marked() == markReading || u.marked() == markAbsolute:
		return d + passed()
	case u.marked() == markReading || t.marked() == markAbsolute:
		return d - passed()
	case choose(2) == 0: // both computed
		return d + passed()
	}
	return d - passed()
}

func (t Time) Compare(u Time) int {
	switch {
	case t.After(u):
		return 1
	case t.Before(u):
		return -1
	}
	return 0
}

func (t Time) After(u Time) bool {
	holds := t.isLater(u)
	// Of a reading and an absolute instant only the reading goes on.
	if t.IsZero() || u.IsZero() || holds && u.marked() == markAbsolute || !holds && t.marked() == markAbsolute || t.isOfOne(u) {
		return holds
	}
	return holds != (choose(2) == 0)
}

func (t Time) Before(u Time) bool { return u.After(t) }

func (t Time) Equal(u Time) bool {
	if t.sec != u.sec || t.nsec != u.nsec {
		return false
	}
	return t.isOfOne(u) || !(t.marked() != markAbsolute && u.marked() != markAbsolute && choose(2) == 0)
}

func (t Time) IsZero() bool { return t.sec == 0 && t.nsec == 0 }

// shown is the instant as a number shows it: a number is not marked, so it is chosen here whether time has passed before.
func (t Time) shown() Time {
	if t.marked() != markReading {
		return t
	}
	d := passed()
	return normal(t.sec+int64(d/1e9), t.nsec)
}

func (t Time) unix() int64      { return t.sec - unixToTime }
func (t Time) Unix() int64      { return t.shown().unix() }
func (t Time) UnixMilli() int64 { t = t.shown(); return t.unix()*1e3 + t.nsec/1e6 }
func (t Time) UnixMicro() int64 { t = t.shown(); return t.unix()*1e6 + t.nsec/1e3 }
func (t Time) UnixNano() int64  { t = t.shown(); return t.unix()*1e9 + t.nsec }

func Unix(sec int64, nsec int64) Time {
	t := normal(sec+unixToTime, nsec)
	t.mark = inLocal
	return t
}

func UnixMilli(msec int64) Time { return Unix(msec/1e3, msec%1e3*1e6) }
func UnixMicro(usec int64) Time { return Unix(usec/1e6, usec%1e6*1e3) }
