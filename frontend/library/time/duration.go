package time

import "errors"

const (
	minDuration Duration = -1 << 63
	maxDuration Duration = 1<<63 - 1
)

func (d Duration) Abs() Duration {
	switch {
	case d >= 0:
		return d
	case d == minDuration:
		return maxDuration
	}
	return -d
}

func (d Duration) Truncate(m Duration) Duration {
	if m <= 0 {
		return d
	}
	return d - d%m
}

// Round rounds halves away from zero and stops at the largest duration.
func (d Duration) Round(m Duration) Duration {
	if m <= 0 {
		return d
	}
	r := d % m
	if d < 0 {
		r = -r
		if r < m-r {
			return d + r
		}
		if rounded := d - m + r; rounded < d {
			return rounded
		}
		return minDuration
	}
	if r < m-r {
		return d - r
	}
	if rounded := d + m - r; rounded > d {
		return rounded
	}
	return maxDuration
}

func quoted(s string) string {
	text := "\""
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '"' || c == '\\':
			text += "\\" + s[i:i+1]
		case c < ' ' || c >= 0x80:
			text += "\\x" + hex(c>>4) + hex(c&15)
		default:
			text += s[i : i+1]
		}
	}
	return text + "\""
}

func hex(n byte) string { return "0123456789abcdef"[n : n+1] }

// unit is the length of a unit of time, or 0.
func unit(name string) uint64 {
	switch name {
	case "ns":
		return 1
	case "us", "µs", "μs":
		return 1000
	case "ms":
		return 1000000
	case "s":
		return 1000000000
	case "m":
		return 60 * 1000000000
	case "h":
		return 3600 * 1000000000
	}
	return 0
}

// ParseDuration reads texts such as "1h15m30.5s" or "-300ms".
func ParseDuration(s string) (Duration, error) {
	const limit = 1 << 63
	invalid := func() (Duration, error) { return 0, errors.New("time: invalid duration " + quoted(s)) }
	i := 0
	negative := false
	if i < len(s) && (s[i] == '-' || s[i] == '+') {
		negative = s[i] == '-'
		i++
	}
	if s[i:] == "0" {
		return 0, nil
	}
	if i == len(s) {
		return invalid()
	}
	var total uint64
	for i < len(s) {
		start := i
		var whole uint64
		for ; i < len(s) && '0' <= s[i] && s[i] <= '9'; i++ {
			if whole > limit/10 {
				return invalid()
			}
			whole = whole*10 + uint64(s[i]-'0')
			if whole > limit {
				return invalid()
			}
		}
		count := i - start
		var part uint64
		scale := 1.0
		if i < len(s) && s[i] == '.' {
			i++
			full := false
			for ; i < len(s) && '0' <= s[i] && s[i] <= '9'; i++ {
				count++
				if full || part > (limit-1)/10 {
					full = true
					continue
				}
				next := part*10 + uint64(s[i]-'0')
				if next > limit {
					full = true
					continue
				}
				part = next
				scale *= 10
			}
		}
		if count == 0 {
			return invalid()
		}
		start = i
		for i < len(s) && s[i] != '.' && (s[i] < '0' || s[i] > '9') {
			i++
		}
		name := s[start:i]
		if name == "" {
			return 0, errors.New("time: missing unit in duration " + quoted(s))
		}
		size := unit(name)
		if size == 0 {
			return 0, errors.New("time: unknown unit " + quoted(name) + " in duration " + quoted(s))
		}
		if whole > limit/size {
			return invalid()
		}
		whole *= size
		if part > 0 {
			whole += uint64(float64(part) * (float64(size) / scale))
			if whole > limit {
				return invalid()
			}
		}
		total += whole
		if total > limit {
			return invalid()
		}
	}
	if negative {
		return -Duration(total), nil
	}
	if total > limit-1 {
		return invalid()
	}
	return Duration(total), nil
}
