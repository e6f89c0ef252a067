package runtime

func isNaN(f float64) bool    { return f != f }
func isFinite(f float64) bool { return !isNaN(f - f) }
func isInf(f float64) bool    { return !isNaN(f) && !isFinite(f) }

func abs(f float64) float64 {
	if f < 0 {
		return -f
	}
	return f
}

func signed(f, sign float64) float64 {
	negative := sign < 0 || sign == 0 && 1/sign < 0
	if (f < 0 || f == 0 && 1/f < 0) != negative {
		return -f
	}
	return f
}

// complexQuotient is (a + bi) / (c + di): Smith's method (R. Smith, "Algorithm 116: Complex Division", 1962), with the special
// values of C99's Annex G.
func complexQuotient(a, b, c, d float64) (float64, float64) {
	var e, f float64
	if abs(c) >= abs(d) {
		ratio := d / c
		denominator := c + ratio*d
		e, f = (a+b*ratio)/denominator, (b-a*ratio)/denominator
	} else {
		ratio := c / d
		denominator := d + ratio*c
		e, f = (a*ratio+b)/denominator, (b*ratio-a)/denominator
	}
	if !isNaN(e) || !isNaN(f) {
		return e, f
	}
	box := func(x float64) float64 {
		if isInf(x) {
			return signed(1, x)
		}
		return signed(0, x)
	}
	zero := 0.0
	infinity := 1 / zero
	switch {
	case c == 0 && d == 0 && (!isNaN(a) || !isNaN(b)):
		infinity = signed(infinity, c)
		return infinity * a, infinity * b
	case (isInf(a) || isInf(b)) && isFinite(c) && isFinite(d):
		a, b = box(a), box(b)
		return infinity * (a*c + b*d), infinity * (b*c - a*d)
	case (isInf(c) || isInf(d)) && isFinite(a) && isFinite(b):
		c, d = box(c), box(d)
		return 0 * (a*c + b*d), 0 * (b*c - a*d)
	}
	return e, f
}
