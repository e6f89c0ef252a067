// Package time under free time: an armed timer may fire at any later step, a sleep is a step of its own, and any time may have
// passed since an earlier Now (instant.go).
package time

// A Duration is a number of nanoseconds.
type Duration int64

const (
	Nanosecond  Duration = 1
	Microsecond          = 1000 * Nanosecond
	Millisecond          = 1000 * Microsecond
	Second               = 1000 * Millisecond
	Minute               = 60 * Second
	Hour                 = 60 * Minute
)

func (d Duration) Nanoseconds() int64  { return int64(d) }
func (d Duration) Microseconds() int64 { return int64(d) / 1e3 }
func (d Duration) Milliseconds() int64 { return int64(d) / 1e6 }
func (d Duration) Seconds() float64    { return d.in(Second) }
func (d Duration) Minutes() float64    { return d.in(Minute) }
func (d Duration) Hours() float64      { return d.in(Hour) }

// in is rounded twice, as Go's are: whole units and the rest.
func (d Duration) in(unit Duration) float64 { return float64(d/unit) + float64(d%unit)/float64(unit) }

// String writes the duration as Go does: 1h2m3.5s, 1.5ms, 0s.
func (d Duration) String() string {
	if d == 0 {
		return "0s"
	}
	negative := d < 0
	u := uint64(d)
	if negative {
		u = -u
	}
	text := ""
	switch {
	case u < 1000:
		text = digits(u) + "ns"
	case u < 1000000:
		text = fraction(u, 3) + "µs"
	case u < 1000000000:
		text = fraction(u, 6) + "ms"
	default:
		seconds := u / 1000000000
		text = fraction(u%60000000000, 9) + "s"
		if minutes := seconds / 60; minutes > 0 {
			text = digits(minutes%60) + "m" + text
			if hours := minutes / 60; hours > 0 {
				text = digits(hours) + "h" + text
			}
		}
	}
	if negative {
		return "-" + text
	}
	return text
}

func digits(u uint64) string {
	if u == 0 {
		return "0"
	}
	text := ""
	for u > 0 {
		text = string(rune('0'+u%10)) + text
		u /= 10
	}
	return text
}

// fraction writes u / 10^places without trailing zeros.
func fraction(u uint64, places int) string {
	text := ""
	for i := 0; i < places; i++ {
		digit := u % 10
		u /= 10
		if digit != 0 || text != "" {
			text = string(rune('0'+digit)) + text
		}
	}
	if text != "" {
		return digits(u) + "." + text
	}
	return digits(u)
}

// Sleep lets others run for any length of time.
func Sleep(d Duration)
