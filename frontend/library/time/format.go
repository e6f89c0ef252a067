package time

const (
	Layout      = "01/02 03:04:05PM '06 -0700"
	ANSIC       = "Mon Jan _2 15:04:05 2006"
	UnixDate    = "Mon Jan _2 15:04:05 MST 2006"
	RubyDate    = "Mon Jan 02 15:04:05 -0700 2006"
	RFC822      = "02 Jan 06 15:04 MST"
	RFC822Z     = "02 Jan 06 15:04 -0700"
	RFC850      = "Monday, 02-Jan-06 15:04:05 MST"
	RFC1123     = "Mon, 02 Jan 2006 15:04:05 MST"
	RFC1123Z    = "Mon, 02 Jan 2006 15:04:05 -0700"
	RFC3339     = "2006-01-02T15:04:05Z07:00"
	RFC3339Nano = "2006-01-02T15:04:05.999999999Z07:00"
	Kitchen     = "3:04PM"
	Stamp       = "Jan _2 15:04:05"
	StampMilli  = "Jan _2 15:04:05.000"
	StampMicro  = "Jan _2 15:04:05.000000"
	StampNano   = "Jan _2 15:04:05.000000000"
	DateTime    = "2006-01-02 15:04:05"
	DateOnly    = "2006-01-02"
	TimeOnly    = "15:04:05"
)

// piece is the first element of a layout, with what stands before and after it.
func piece(layout string) (before, element, after string) {
	for i := 0; i < len(layout); i++ {
		for _, e := range elements {
			if len(layout)-i < len(e) || layout[i:i+len(e)] != e {
				continue
			}
			rest := layout[i+len(e):]
			if e == "Jan" && len(rest) >= 5 && rest[:5] == "uary" {
				continue
			}
			if e == ".0" || e == ",0" || e == ".9" || e == ",9" {
				n := i + 2
				for n < len(layout) && layout[n] == e[1] {
					n++
				}
				if n < len(layout) && layout[n] >= '0' && layout[n] <= '9' {
					continue
				}
				return layout[:i], layout[i:n], layout[n:]
			}
			return layout[:i], e, rest
		}
	}
	return layout, "", ""
}

// elements of layouts; a longer one stands before those it begins with.
var elements = [...]string{"January", "Jan", "Monday", "Mon", "MST", "2006", "01", "02", "03", "04", "05", "06", "002", "_2006", "__2", "_2",
	"-07:00:00", "-07:00", "-070000", "-0700", "-07", "Z07:00:00", "Z07:00", "Z070000", "Z0700", "Z07", "15", "1", "2", "3", "4", "5",
	"PM", "pm", ".0", ",0", ".9", ",9"}

func padded(n, width int, fill string) string {
	text := ""
	negative := n < 0
	if negative {
		n = -n
	}
	text = digits(uint64(n))
	for len(text) < width {
		text = fill + text
	}
	if negative {
		return "-" + text
	}
	return text
}

// second writes the fraction of a second; trailing zeros go if the element is made of nines.
func secondFraction(nsec int, element string) string {
	text := padded(nsec, 9, "0")
	if len(element)-1 < 9 {
		text = text[:len(element)-1]
	}
	if element[1] == '9' {
		for len(text) > 0 && text[len(text)-1] == '0' {
			text = text[:len(text)-1]
		}
		if text == "" {
			return ""
		}
	}
	return element[:1] + text
}

func twelve(hour int) int {
	if hour %= 12; hour == 0 {
		return 12
	}
	return hour
}

// Format shows the instant the way the layout shows the moment layouts are named after.
func (t Time) Format(layout string) string {
	year, month, day := t.Date()
	hour, minute, second := t.Clock()
	text := ""
	for layout != "" {
		before, element, after := piece(layout)
		text += before
		layout = after
		switch element {
		case "":
			return text
		case "January":
			text += month.String()
		case "Jan":
			text += month.String()[:3]
		case "Monday":
			text += t.Weekday().String()
		case "Mon":
			text += t.Weekday().String()[:3]
		case "MST":
			text += zoneName(t.Zone())
		case "2006":
			text += padded(year, 4, "0")
		case "_2006":
			text += "_" + padded(year, 4, "0")
		case "06":
			text += lastTwo(year)
		case "01":
			text += padded(int(month), 2, "0")
		case "1":
			text += padded(int(month), 0, "0")
		case "02":
			text += padded(day, 2, "0")
		case "_2":
			text += padded(day, 2, " ")
		case "2":
			text += padded(day, 0, "0")
		case "002":
			text += padded(t.YearDay(), 3, "0")
		case "__2":
			text += padded(t.YearDay(), 3, " ")
		case "15":
			text += padded(hour, 2, "0")
		case "03":
			text += padded(twelve(hour), 2, "0")
		case "3":
			text += padded(twelve(hour), 0, "0")
		case "04":
			text += padded(minute, 2, "0")
		case "4":
			text += padded(minute, 0, "0")
		case "05":
			text += padded(second, 2, "0")
		case "5":
			text += padded(second, 0, "0")
		case "PM":
			text += half(hour, "AM", "PM")
		case "pm":
			text += half(hour, "am", "pm")
		case "-07:00:00", "-07:00", "-070000", "-0700", "-07", "Z07:00:00", "Z07:00", "Z070000", "Z0700", "Z07":
			_, offset := t.Zone()
			text += zoneOffset(offset, element)
		default:
			text += secondFraction(int(t.nsec), element)
		}
	}
	return text
}

// lastTwo writes the last two digits of a year.
func lastTwo(year int) string {
	if year < 0 {
		year = -year
	}
	return padded(year%100, 2, "0")
}

// zoneOffset writes the offset of a zone as the element of a layout shows it.
func zoneOffset(offset int, element string) string {
	if offset == 0 && element[0] == 'Z' {
		return "Z"
	}
	text := "+"
	// The sign is that of the minutes, as in Go: thirty seconds to the west are +00:00:-30.
	if offset/60 < 0 {
		text = "-"
		offset = -offset
	}
	numbers := [3]int{offset / 3600, offset / 60 % 60, offset % 60}
	for i, k := 1, 0; i < len(element); {
		if element[i] == ':' {
			text += ":"
			i++
			continue
		}
		text += padded(numbers[k], 2, "0")
		k++
		i += 2
	}
	return text
}

// zoneName is the name of a zone, or its offset if it has no name.
func zoneName(name string, offset int) string {
	if name == "" {
		return zoneOffset(offset, "-0700")
	}
	return name
}

func half(hour int, am, pm string) string {
	if hour >= 12 {
		return pm
	}
	return am
}
