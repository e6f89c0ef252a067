package time

// A Time is an instant: seconds since the first of January of year 1, and nanoseconds. Under free time the model's clock stands still,
// but any time may have passed between two looks at it: what Now returns is marked, and so is what is computed from it. Which of two
// marked instants is the later one is a free choice, and so is how far they are apart. Of two readings as they are the first operand
// of Sub is taken for the later one; of a reading and an instant computed from one, the reading.
type Time struct {
	sec  int64
	nsec int64
	mark uint8
}

const (
	markAbsolute = iota // from a calendar
	markReading         // as Now returned it
	markComputed        // from a reading
)

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
		return Time{startUnix + unixToTime, 0, markReading}
	}
	return normal(startUnix+unixToTime, int64(e))
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
	return Time{sec, nsec, markAbsolute}
}

func (t Time) Add(d Duration) Time {
	if d == 0 {
		return t
	}
	u := normal(t.sec+int64(d/1e9), t.nsec+int64(d%1e9))
	if t.mark != markAbsolute {
		u.mark = markComputed
	}
	return u
}

// distance is t - u by the clock that stands still.
func (t Time) distance(u Time) Duration {
	sec := t.sec - u.sec
	if sec > int64(maxDuration/1e9) {
		return maxDuration
	}
	if sec < int64(minDuration/1e9) {
		return minDuration
	}
	return Duration(sec)*Second + Duration(t.nsec-u.nsec)
}

func (t Time) Sub(u Time) Duration {
	d := t.distance(u)
	switch {
	case t.IsZero() || u.IsZero() || t.mark == markAbsolute && u.mark == markAbsolute:
		return d
	case t.mark == markReading || u.mark == markAbsolute:
		return d + passed()
	case u.mark == markReading || t.mark == markAbsolute:
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
	holds := t.distance(u) > 0
	// Of a reading and an absolute instant only the reading goes on.
	if t.IsZero() || u.IsZero() || holds && u.mark == markAbsolute || !holds && t.mark == markAbsolute {
		return holds
	}
	return holds != (choose(2) == 0)
}

func (t Time) Before(u Time) bool { return u.After(t) }

func (t Time) Equal(u Time) bool {
	return t.sec == u.sec && t.nsec == u.nsec && !(t.mark != markAbsolute && u.mark != markAbsolute && choose(2) == 0)
}

func (t Time) IsZero() bool       { return t.sec == 0 && t.nsec == 0 }

// shown is the instant as a number shows it: a number is not marked, so it is chosen here whether time has passed before.
func (t Time) shown() Time {
	if t.mark != markReading {
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

func Unix(sec int64, nsec int64) Time { return normal(sec+unixToTime, nsec) }
func UnixMilli(msec int64) Time       { return Unix(msec/1e3, msec%1e3*1e6) }
func UnixMicro(usec int64) Time       { return Unix(usec/1e6, usec%1e6*1e3) }

// sinceStart is the remainder of dividing the time since year 1 by d.
func (t Time) remainder(d Duration) Duration {
	if d%Second == 0 {
		return Duration(t.sec%int64(d/Second))*Second + Duration(t.nsec)
	}
	r := uint64(t.sec) % uint64(d)
	r = mulMod(r, 1e9, uint64(d))
	return Duration((r + uint64(t.nsec)) % uint64(d))
}

// mulMod is a * b mod m for m below 2^63.
func mulMod(a, b, m uint64) uint64 {
	var result uint64
	a %= m
	for ; b > 0; b >>= 1 {
		if b&1 == 1 {
			result = (result + a) % m
		}
		a = (a + a) % m
	}
	return result
}

func (t Time) Truncate(d Duration) Time {
	if d <= 0 {
		return t
	}
	return t.Add(-t.remainder(d))
}

func (t Time) Round(d Duration) Time {
	if d <= 0 {
		return t
	}
	r := t.remainder(d)
	if r+r < d {
		return t.Add(-r)
	}
	return t.Add(d - r)
}

func (t Time) UTC() Time             { return t }
func (t Time) Local() Time           { return t }
func (t Time) In(loc *Location) Time { return t }
func (t Time) Location() *Location   { return UTC }

// Location is only a name: every instant is shown in UTC.
type Location struct {
	name string
}

func (l *Location) String() string { return l.name }

var UTC = &Location{"UTC"}
var Local = UTC

func FixedZone(name string, offset int) *Location { return &Location{name} }

func LoadLocation(name string) (*Location, error) { return &Location{name}, nil }
