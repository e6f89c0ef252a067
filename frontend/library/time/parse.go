package time

// ParseError says which element of the layout did not fit.
type ParseError struct {
	Layout     string
	Value      string
	LayoutElem string
	ValueElem  string
	Message    string
}

func (e *ParseError) Error() string {
	if e.Message != "" {
		return "parsing time " + quoted(e.Value) + e.Message
	}
	return "parsing time " + quoted(e.Value) + " as " + quoted(e.Layout) + ": cannot parse " + quoted(e.ValueElem) + " as " + quoted(e.LayoutElem)
}

// reading is what is left of a value and what was read of it. Fields without an element in the layout stay as they are at first.
type reading struct {
	value                string
	year, month, day     int
	dayOfYear            int
	hour, minute, second int
	nsec                 int
	am, pm               bool
	isUTC                bool
	zoneText             string
	offset               int // of the zone, in seconds; noOffset: not known
	outside              string
}

// noOffset: a zone one second to the west cannot be told from none, as in Go.
const noOffset = -1

func isDigit(s string, i int) bool { return i < len(s) && '0' <= s[i] && s[i] <= '9' }

// isFraction tells whether s begins with a fraction of a second.
func isFraction(s string) bool { return len(s) >= 2 && (s[0] == '.' || s[0] == ',') && isDigit(s, 1) }

// number reads from least to most digits.
func (r *reading) number(least, most int) (n int, ok bool) {
	count := 0
	for count < most && isDigit(r.value, count) {
		n = n*10 + int(r.value[count]-'0')
		count++
	}
	if count < least {
		return 0, false
	}
	r.value = r.value[count:]
	return n, true
}

// bounded reads one or two digits, or exactly two, of a number from low to high.
func (r *reading) bounded(least, low, high int, what string) (n int, ok bool) {
	n, ok = r.number(least, 2)
	if ok && (n < low || n > high) {
		r.outside = what
	}
	return n, ok
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// name reads one of count names, of which size letters count; 0: all.
func (r *reading) name(count, size int, nameOf func(i int) string) (i int, ok bool) {
	for i = 0; i < count; i++ {
		name := nameOf(i)
		if size > 0 {
			name = name[:size]
		}
		if len(r.value) < len(name) {
			continue
		}
		same := true
		for k := 0; k < len(name); k++ {
			same = same && lower(name[k]) == lower(r.value[k])
		}
		if same {
			r.value = r.value[len(name):]
			return i, true
		}
	}
	return 0, false
}

func monthName(i int) string   { return Month(i + 1).String() }
func weekdayName(i int) string { return Weekday(i).String() }

// fraction reads a separator and from least to most digits.
func (r *reading) fraction(least, most int) bool {
	if len(r.value) == 0 || r.value[0] != '.' && r.value[0] != ',' {
		return false
	}
	i := 1
	nsec, scale := 0, 100000000
	for ; isDigit(r.value, i) && i <= most; i++ {
		nsec += int(r.value[i]-'0') * scale
		scale /= 10
	}
	if i-1 < least {
		return false
	}
	r.nsec = nsec
	r.value = r.value[i:]
	return true
}

// zone reads an offset as the element shows it: signs, then hours, minutes and seconds with or without colons.
func (r *reading) zone(element string) bool {
	if element[0] == 'Z' {
		if len(r.value) > 0 && r.value[0] == 'Z' && len(element) <= len("Z07:00") {
			r.value = r.value[1:]
			r.isUTC = true
			return true
		}
		element = "-" + element[1:]
	}
	if len(r.value) == 0 || r.value[0] != '+' && r.value[0] != '-' {
		return false
	}
	sign := 1
	if r.value[0] == '-' {
		sign = -1
	}
	r.value = r.value[1:]
	unit := 3600
	offset := 0
	for i := 1; i < len(element); {
		if element[i] == ':' {
			if len(r.value) == 0 || r.value[0] != ':' {
				return false
			}
			r.value = r.value[1:]
			i++
			continue
		}
		n, ok := r.number(2, 2)
		if !ok {
			return false
		}
		if unit == 3600 && n > 24 {
			r.outside = "time zone offset hour"
		} else if unit < 3600 && n > 60 {
			r.outside = "time zone offset minute"
		}
		offset += sign * n * unit
		unit /= 60
		i += 2
	}
	r.offset = offset
	return true
}

// signedHours gives the length of a sign and hours up to 23 at the beginning of s, or 0.
func signedHours(s string) (size, hours int) {
	if len(s) < 2 || s[0] != '+' && s[0] != '-' {
		return 0, 0
	}
	i := 1
	for ; isDigit(s, i); i++ {
		if hours = hours*10 + int(s[i]-'0'); hours > 23 {
			return 0, 0
		}
	}
	if i == 1 {
		return 0, 0
	}
	if s[0] == '-' {
		hours = -hours
	}
	return i, hours
}

// abbreviation reads the name of a zone or an offset in its place, which is then a name as well.
func (r *reading) abbreviation() bool {
	n := 0
	switch {
	case len(r.value) < 3:
		return false
	case r.value[:3] == "UTC":
		r.isUTC = true
		r.value = r.value[3:]
		return true
	case r.value[:3] == "GMT":
		n, _ = signedHours(r.value[3:])
		n += 3
	case r.value[0] == '+' || r.value[0] == '-':
		n, _ = signedHours(r.value)
	default:
		n = lettersOfZone(r.value)
	}
	if n > 0 {
		r.zoneText = r.value[:n]
		r.value = r.value[n:]
	}
	return n > 0
}

// lettersOfZone gives the length of a zone's abbreviation at the beginning of s, or 0.
func lettersOfZone(s string) int {
	n := 0
	for n < len(s) && n < 6 && 'A' <= s[n] && s[n] <= 'Z' {
		n++
	}
	switch {
	case len(s) >= 4 && (s[:4] == "ChST" || s[:4] == "MeST"):
		return 4
	case n == 3, n == 4 && (s[3] == 'T' || s[:4] == "WITA"), n == 5 && s[4] == 'T':
		return n
	}
	return 0
}

// half reads AM or PM.
func (r *reading) half(am, pm string) bool {
	if len(r.value) < 2 {
		return false
	}
	text := r.value[:2]
	r.value = r.value[2:]
	r.am = r.am || text == am
	r.pm = r.pm || text == pm
	return text == am || text == pm
}

// element reads one element; rest is the layout behind it.
func (r *reading) element(element, rest string) (ok bool) {
	switch element {
	case "2006":
		if r.year, ok = r.number(4, 4); !ok {
			return false
		}
	case "06":
		r.year, ok = r.number(2, 2)
		if r.year >= 69 {
			r.year += 1900
		} else {
			r.year += 2000
		}
	case "January", "Jan":
		size := 0
		if element == "Jan" {
			size = 3
		}
		r.month, ok = r.name(12, size, monthName)
		r.month++
	case "Monday", "Mon":
		size := 0
		if element == "Mon" {
			size = 3
		}
		_, ok = r.name(7, size, weekdayName)
	case "1", "01":
		r.month, ok = r.bounded(len(element), 1, 12, "month")
	case "2", "_2", "02":
		least := 1
		if element == "02" {
			least = 2
		} else if element == "_2" && len(r.value) > 0 && r.value[0] == ' ' {
			r.value = r.value[1:]
		}
		r.day, ok = r.number(least, 2)
	case "002", "__2":
		for i := 0; i < 2 && element == "__2" && len(r.value) > 0 && r.value[0] == ' '; i++ {
			r.value = r.value[1:]
		}
		least := 1
		if element == "002" {
			least = 3
		}
		r.dayOfYear, ok = r.number(least, 3)
		if ok && r.dayOfYear == 0 {
			r.dayOfYear = 1000
		}
	case "15":
		r.hour, ok = r.bounded(1, 0, 23, "hour")
	case "3", "03":
		r.hour, ok = r.bounded(len(element), 0, 12, "hour")
	case "4", "04":
		r.minute, ok = r.bounded(len(element), 0, 59, "minute")
	case "5", "05":
		r.second, ok = r.bounded(len(element), 0, 59, "second")
		if ok && r.outside == "" && isFraction(r.value) {
			// A fraction is taken though the layout has none here.
			before, next, _ := piece(rest)
			if before != "" || next == "" || next[0] != '.' && next[0] != ',' {
				r.fraction(1, len(r.value))
			}
		}
	case "PM":
		ok = r.half("AM", "PM")
	case "pm":
		ok = r.half("am", "pm")
	case "MST":
		ok = r.abbreviation()
	case "-07:00:00", "-07:00", "-070000", "-0700", "-07", "Z07:00:00", "Z07:00", "Z070000", "Z0700", "Z07":
		ok = r.zone(element)
	default:
		if element[1] == '0' {
			return r.fraction(len(element)-1, len(element)-1)
		}
		if isFraction(r.value) {
			r.fraction(1, 9)
		}
		ok = true
	}
	return ok
}

// skip reads what stands between elements; a space of the layout is any number of spaces.
func (r *reading) skip(text string) bool {
	for len(text) > 0 {
		if text[0] == ' ' {
			if len(r.value) > 0 && r.value[0] != ' ' {
				return false
			}
			for len(text) > 0 && text[0] == ' ' {
				text = text[1:]
			}
			for len(r.value) > 0 && r.value[0] == ' ' {
				r.value = r.value[1:]
			}
			continue
		}
		if len(r.value) == 0 || r.value[0] != text[0] {
			return false
		}
		text = text[1:]
		r.value = r.value[1:]
	}
	return true
}

// parse reads an instant as the layout shows the moment layouts are named after. A value without a zone is one of the location usual; a
// zone of the location nearby is recognised.
func parse(layout, value string, usual, nearby *Location) (Time, error) {
	r := reading{value: value, month: -1, day: -1, offset: noOffset}
	for rest := layout; ; {
		before, element, after := piece(rest)
		hold := r.value
		if !r.skip(before) {
			return Time{}, &ParseError{layout, value, before, r.value, ""}
		}
		if element == "" {
			if r.value != "" {
				return Time{}, &ParseError{layout, value, "", r.value, ": extra text: " + quoted(r.value)}
			}
			break
		}
		hold = r.value
		if element == "_2006" {
			if len(r.value) == 0 || r.value[0] != '_' {
				return Time{}, &ParseError{layout, value, "_", r.value, ""}
			}
			r.value = r.value[1:]
			element = "2006"
		}
		rest = after
		if !r.element(element, rest) {
			return Time{}, &ParseError{layout, value, element, hold, ""}
		}
		if r.outside != "" {
			return Time{}, &ParseError{layout, value, element, hold, ": " + r.outside + " out of range"}
		}
	}
	if wrong := r.settle(); wrong != "" {
		return Time{}, &ParseError{layout, value, "", value, ": " + wrong}
	}
	return r.instant(usual, nearby), nil
}

// settle fills in the month and the day, and tells what is wrong with them.
func (r *reading) settle() string {
	if r.pm && r.hour < 12 {
		r.hour += 12
	} else if r.am && r.hour == 12 {
		r.hour = 0
	}
	if r.dayOfYear > 0 {
		if r.dayOfYear > 365+leapDay(r.year) {
			return "day-of-year out of range"
		}
		day, month := r.dayOfYear, January
		for day > daysIn(month, r.year) {
			day -= daysIn(month, r.year)
			month++
		}
		if r.month >= 0 && r.month != int(month) {
			return "day-of-year does not match month"
		}
		if r.day >= 0 && r.day != day {
			return "day-of-year does not match day"
		}
		r.month, r.day = int(month), day
	}
	if r.month < 0 {
		r.month = 1
	}
	if r.day < 0 {
		r.day = 1
	}
	if r.day < 1 || r.day > daysIn(Month(r.month), r.year) {
		return "day out of range"
	}
	return ""
}

func (r *reading) instant(usual, nearby *Location) Time {
	loc := UTC
	if !r.isUTC && r.offset == noOffset && r.zoneText == "" {
		loc = usual
	}
	t := Date(r.year, Month(r.month), r.day, r.hour, r.minute, r.second, r.nsec, loc)
	switch {
	case r.isUTC:
	case r.offset != noOffset:
		t.sec -= int64(r.offset)
		return t.atOffset(r.zoneText, r.offset, nearby)
	case r.zoneText != "":
		if nearby != nil && nearby.isFixed && nearby.name == r.zoneText {
			t.sec -= int64(nearby.offset)
			return t.at(nearby)
		}
		// What the abbreviation stands for is not known. Go gives GMT+3 its offset, and leaves the instant as it is.
		hours := 0
		if len(r.zoneText) > 3 && r.zoneText[:3] == "GMT" {
			_, hours = signedHours(r.zoneText[3:])
		}
		return t.at(FixedZone(r.zoneText, hours*3600))
	}
	return t
}

func Parse(layout, value string) (Time, error) { return parse(layout, value, UTC, Local) }

func ParseInLocation(layout, value string, loc *Location) (Time, error) {
	return parse(layout, value, loc, loc)
}
