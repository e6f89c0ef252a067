package time

type Month int

const (
	January Month = 1 + iota
	February
	March
	April
	May
	June
	July
	August
	September
	October
	November
	December
)

func (m Month) String() string {
	names := [...]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
	if m < January || m > December {
		return "%!Month(" + signed(int(m)) + ")"
	}
	return names[m-1]
}

type Weekday int

const (
	Sunday Weekday = iota
	Monday
	Tuesday
	Wednesday
	Thursday
	Friday
	Saturday
)

func (d Weekday) String() string {
	names := [...]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}
	if d < Sunday || d > Saturday {
		return "%!Weekday(" + signed(int(d)) + ")"
	}
	return names[d]
}

// signed prints as Go does here: as an unsigned number.
func signed(n int) string { return digits(uint64(n)) }

func isLeap(year int) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

func daysIn(m Month, year int) int {
	switch m {
	case February:
		if isLeap(year) {
			return 29
		}
		return 28
	case April, June, September, November:
		return 30
	}
	return 31
}

// Instants are reckoned here without signs, as seconds from the first of January of a year so early that every instant is later. The
// year is a first year of the 400 after which the calendar repeats itself.
const (
	earlyYear    = -292277022399
	earlySeconds = (1 - earlyYear) / 400 * daysPerCycle * secondsPerDay // to year 1

	daysPerCycle   = 400*365 + 97
	daysPerCentury = 100*365 + 24
	daysPerLeap    = 4*365 + 1
)

// daysToYear counts the days from the early year to the first of January of another.
func daysToYear(year int) uint64 {
	y := uint64(int64(year) - earlyYear)
	inCycle := y % 400
	return y/400*daysPerCycle + inCycle*365 + inCycle/4 - inCycle/100
}

// leapDay is 1 in leap years.
func leapDay(year int) int {
	if isLeap(year) {
		return 1
	}
	return 0
}

// daysToMonth counts the days of the year before a month, 0 for January. From March on long and short months come in a fixed order.
func daysToMonth(month, year int) int {
	if month < 2 {
		return month * 31
	}
	return 59 + leapDay(year) + (153*(month-2)+2)/5
}

// Date is the instant at which clocks of the location show this; values outside of their ranges carry over.
func Date(year int, month Month, day, hour, min, sec, nsec int, loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Date")
	}
	m := int(month) - 1
	year += m / 12
	if m %= 12; m < 0 {
		m += 12
		year--
	}
	days := daysToYear(year) + uint64(daysToMonth(m, year)) + uint64(day-1)
	_, offset := loc.zone()
	seconds := int64(days*secondsPerDay) - earlySeconds + int64(hour)*3600 + int64(min)*60 + int64(sec) - int64(offset)
	return normal(seconds, int64(nsec)).at(loc)
}

// early counts the seconds since the early year that clocks of the instant's location show.
func (t Time) early() uint64 {
	_, offset := t.Zone()
	return uint64(t.sec + int64(offset) + earlySeconds)
}

// yearOf is the year after a number of days since the early year, and the days of it that are over.
func yearOf(days uint64) (year, yday int) {
	years := days / daysPerCycle * 400
	days %= daysPerCycle
	// The last century of a cycle and the last year of four have a day more.
	n := days / daysPerCentury
	n -= n / 4
	years += n * 100
	days -= n * daysPerCentury
	years += days / daysPerLeap * 4
	days %= daysPerLeap
	n = days / 365
	n -= n / 4
	return int(int64(years+n) + earlyYear), int(days - n*365)
}

func (t Time) yearAndDay() (year, yday int) { return yearOf(t.early() / secondsPerDay) }

func (t Time) Date() (year int, month Month, day int) {
	year, day = t.yearAndDay()
	// Counted from March, the months before are those of the year that has begun.
	if march := daysToMonth(2, year); day >= march {
		day -= march
	} else {
		day += 306
	}
	m := (5*day + 2) / 153
	day -= (153*m + 2) / 5
	return year, Month((m+2)%12 + 1), day + 1
}

func (t Time) Clock() (hour, min, sec int) {
	s := t.early() % secondsPerDay
	return int(s / 3600), int(s / 60 % 60), int(s % 60)
}

func (t Time) Year() int {
	year, _ := t.yearAndDay()
	return year
}

func (t Time) YearDay() int {
	_, day := t.yearAndDay()
	return day + 1
}

func (t Time) Month() Month {
	_, month, _ := t.Date()
	return month
}

func (t Time) Day() int {
	_, _, day := t.Date()
	return day
}

func (t Time) Hour() int {
	hour, _, _ := t.Clock()
	return hour
}

func (t Time) Minute() int {
	_, min, _ := t.Clock()
	return min
}

func (t Time) Second() int {
	_, _, sec := t.Clock()
	return sec
}

func (t Time) Nanosecond() int { return int(t.nsec) }

// Weekday: the early year, like year 1, began with a Monday.
func (t Time) Weekday() Weekday { return Weekday((t.early()/secondsPerDay + 1) % 7) }

func (t Time) ISOWeek() (year, week int) {
	// The week belongs to the year of its Thursday.
	days := t.early() / secondsPerDay
	year, yday := yearOf(days - days%7 + 3)
	return year, yday/7 + 1
}

func (t Time) AddDate(years int, months int, days int) Time {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	return Date(year+years, month+Month(months), day+days, hour, min, sec, int(t.nsec), t.Location())
}
