package time

// remainder is what is left of the time since year 1 when it is divided by d; it is never negative.
func (t Time) remainder(d Duration) Duration {
	sec, nsec := t.sec, t.nsec
	isBefore := sec < 0
	if isBefore {
		if sec, nsec = -sec, -nsec; nsec < 0 {
			nsec += 1e9
			sec--
		}
	}
	var r Duration
	switch {
	case d < Second && Second%(d+d) == 0:
		r = Duration(nsec) % d
	case d%Second == 0:
		r = Duration(sec%int64(d/Second))*Second + Duration(nsec)
	default:
		m := uint64(d)
		r = Duration((mulMod(uint64(sec), 1e9, m) + uint64(nsec)) % m)
	}
	if isBefore && r != 0 {
		r = d - r
	}
	return r
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
	return t.rounded(-t.remainder(d))
}

// rounded is t + d, where d is what a clock that goes on would say: how far they are apart is not known.
func (t Time) rounded(d Duration) Time {
	t = t.Add(d)
	if t.marked() != markAbsolute {
		t.mark = t.mark&inLocal | markComputed
	}
	t.base = nil
	return t
}

func (t Time) Round(d Duration) Time {
	if d <= 0 {
		return t
	}
	r := t.remainder(d)
	if uint64(r)+uint64(r) < uint64(d) {
		return t.rounded(-r)
	}
	return t.rounded(d - r)
}
