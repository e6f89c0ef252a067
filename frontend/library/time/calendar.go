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

// daysBefore counts the days from the first of January of year 1 to that of the year.
func daysBefore(year int) int64 {
	y := int64(year) - 1
	cycles := y / 400
	if y%400 < 0 {
		cycles--
	}
	y -= cycles * 400
	return cycles*146097 + y*365 + y/4 - y/100
}

// Date is the instant in UTC; values outside of their ranges carry over.
func Date(year int, month Month, day, hour, min, sec, nsec int, loc *Location) Time {
	m := int(month) - 1
	year += m / 12
	if m %= 12; m < 0 {
		m += 12
		year--
	}
	days := daysBefore(year) + int64(day-1)
	for k := 0; k < m; k++ {
		days += int64(daysIn(Month(k+1), year))
	}
	return normal(days*secondsPerDay+int64(hour)*3600+int64(min)*60+int64(sec), int64(nsec))
}

// days counts whole days since the first of January of year 1, and the seconds left.
func (t Time) days() (days, seconds int64) {
	days = t.sec / secondsPerDay
	seconds = t.sec % secondsPerDay
	if seconds < 0 {
		seconds += secondsPerDay
		days--
	}
	return
}

func (t Time) yearAndDay() (year, yday int) {
	days, _ := t.days()
	year = int(days/366) + 1
	for daysBefore(year+1) <= days {
		year++
	}
	for daysBefore(year) > days {
		year--
	}
	return year, int(days - daysBefore(year))
}

func (t Time) Date() (year int, month Month, day int) {
	year, day = t.yearAndDay()
	month = January
	for day >= daysIn(month, year) {
		day -= daysIn(month, year)
		month++
	}
	return year, month, day + 1
}

func (t Time) Clock() (hour, min, sec int) {
	_, s := t.days()
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

// Weekday: the first of January of year 1 was a Monday.
func (t Time) Weekday() Weekday {
	days, _ := t.days()
	w := (days + 1) % 7
	if w < 0 {
		w += 7
	}
	return Weekday(w)
}

func (t Time) ISOWeek() (year, week int) {
	// The week belongs to the year of its Thursday.
	thursday := t.AddDate(0, 0, 3-int(t.Weekday()+6)%7)
	return thursday.Year(), (thursday.YearDay()-1)/7 + 1
}

func (t Time) AddDate(years int, months int, days int) Time {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	return Date(year+years, month+Month(months), day+days, hour, min, sec, int(t.nsec), UTC)
}

func (t Time) Zone() (name string, offset int) { return "UTC", 0 }
func (t Time) IsDST() bool                     { return false }
