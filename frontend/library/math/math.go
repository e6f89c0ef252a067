package math

func Sqrt(x float64) float64
func Pow(x, y float64) float64
func Floor(x float64) float64
func Ceil(x float64) float64
func Trunc(x float64) float64
func Round(x float64) float64
func Abs(x float64) float64
func Log(x float64) float64
func Log2(x float64) float64
func Log10(x float64) float64
func Exp(x float64) float64
func Sin(x float64) float64
func Cos(x float64) float64
func Tan(x float64) float64
func Mod(x, y float64) float64
func IsInf(f float64, sign int) bool
func IsNaN(f float64) (is bool)
func Inf(sign int) float64
func NaN() float64
func Float64bits(f float64) uint64
func Float64frombits(b uint64) float64
func Float32bits(f float32) uint32
func Float32frombits(b uint32) float32

func Signbit(x float64) bool { return Float64bits(x)>>63 != 0 }

func Copysign(f, sign float64) float64 {
	if Signbit(f) != Signbit(sign) {
		return -f
	}
	return f
}

func Max(x, y float64) float64 {
	switch {
	case IsInf(x, 1) || IsInf(y, 1):
		return Inf(1)
	case x != x || y != y:
		return NaN()
	case x > y || x == y && Signbit(y):
		return x
	}
	return y
}

func Min(x, y float64) float64 {
	switch {
	case IsInf(x, -1) || IsInf(y, -1):
		return Inf(-1)
	case x != x || y != y:
		return NaN()
	case x < y || x == y && Signbit(x):
		return x
	}
	return y
}

func Dim(x, y float64) float64 {
	if d := x - y; d > 0 || d != d {
		return d
	}
	return 0
}

func Modf(f float64) (int float64, frac float64) {
	int = Trunc(f)
	if IsInf(f, 0) {
		return f, NaN()
	}
	return int, Copysign(f-int, f)
}

func RoundToEven(x float64) float64 {
	if r := Trunc(x); Abs(x-r) == 0.5 && Mod(r, 2) == 0 {
		return Copysign(r, x)
	}
	return Round(x)
}

// Frexp splits f into a fraction of 0.5 up to 1 and a power of two.
func Frexp(f float64) (frac float64, exp int) {
	if f == 0 || IsInf(f, 0) || f != f {
		return f, 0
	}
	for Abs(f) < 0x1p-60 {
		f *= 0x1p60
		exp -= 60
	}
	bits := Float64bits(f)
	exp += int(bits>>52&0x7FF) - 1022
	return Float64frombits(bits&^(0x7FF<<52) | 1022<<52), exp
}

func Ldexp(frac float64, exp int) float64 {
	frac, e := Frexp(frac)
	if frac == 0 || IsInf(frac, 0) || frac != frac {
		return frac
	}
	exp += e
	switch {
	case exp > 1024:
		return Copysign(Inf(1), frac)
	case exp < -1074:
		return Copysign(0, frac)
	case exp > 1023:
		return frac * 2 * Pow(2, 1023)
	case exp < -1000:
		// The only rounding is in the last product.
		return frac * Pow(2, float64(exp+100)) * 0x1p-100
	}
	return frac * Pow(2, float64(exp))
}

func Ilogb(x float64) int {
	switch {
	case x == 0:
		return MinInt32
	case x != x || IsInf(x, 0):
		return MaxInt32
	}
	_, exp := Frexp(x)
	return exp - 1
}

func Logb(x float64) float64 {
	switch {
	case x == 0:
		return Inf(-1)
	case IsInf(x, 0):
		return Inf(1)
	case x != x:
		return x
	}
	return float64(Ilogb(x))
}

func Nextafter(x, y float64) float64 {
	switch {
	case x != x || y != y:
		return NaN()
	case x == y:
		return x
	case x == 0:
		return Copysign(Float64frombits(1), y)
	case (y > x) == (x > 0):
		return Float64frombits(Float64bits(x) + 1)
	}
	return Float64frombits(Float64bits(x) - 1)
}

func Remainder(x, y float64) float64 {
	if x != x || y != y || IsInf(x, 0) || y == 0 {
		return NaN()
	}
	if IsInf(y, 0) {
		return x
	}
	y = Abs(y)
	negative := Signbit(x)
	r := Abs(x)
	if y <= MaxFloat64/2 {
		r = Mod(r, 2*y)
	}
	if y < 0x1p-1000 {
		if r+r > y {
			r -= y
			if r+r >= y {
				r -= y
			}
		}
	} else if half := y / 2; r > half {
		r -= y
		if r >= half {
			r -= y
		}
	}
	if negative {
		return -r
	}
	return r
}

func Hypot(p, q float64) float64 {
	switch {
	case IsInf(p, 0) || IsInf(q, 0):
		return Inf(1)
	case p != p || q != q:
		return NaN()
	}
	p, q = Abs(p), Abs(q)
	if p < q {
		p, q = q, p
	}
	if p == 0 {
		return 0
	}
	q /= p
	return p * Sqrt(1+q*q)
}

func Cbrt(x float64) float64 {
	if x == 0 || x != x || IsInf(x, 0) {
		return x
	}
	if Abs(x) < 0x1p-1000 {
		return Cbrt(x*0x1p300) * 0x1p-100
	}
	r := Pow(Abs(x), 1.0/3)
	// One step of Newton's method makes cubes exact.
	r -= (r*r*r - Abs(x)) / (3 * r * r)
	return Copysign(r, x)
}

func Exp2(x float64) float64              { return Pow(2, x) }
func Pow10(n int) float64                 { return Pow(10, float64(n)) }
func Sincos(x float64) (sin, cos float64) { return Sin(x), Cos(x) }

func Expm1(x float64) float64 {
	if Abs(x) > 0.1 {
		return Exp(x) - 1
	}
	sum, term := 0.0, x
	for i := 2; i < 20; i++ {
		sum += term
		term *= x / float64(i)
	}
	if sum == 0 {
		return x
	}
	return sum
}

func Log1p(x float64) float64 {
	u := 1 + x
	if u == 1 || IsInf(u, 1) {
		return x
	}
	// Kahan's correction for what 1+x rounds away.
	return Log(u) * x / (u - 1)
}

func Atan(x float64) float64 {
	switch {
	case x < 0:
		return -Atan(-x)
	case x < 1e-9 || x != x:
		return x
	case x > 1:
		return Pi/2 - Atan(1/x)
	}
	// Halve the angle three times, then the series.
	for i := 0; i < 3; i++ {
		x = x / (1 + Sqrt(1+x*x))
	}
	sum, power := 0.0, x
	for n := 1; n < 22; n += 2 {
		sum += power / float64(n)
		power *= -x * x
	}
	return 8 * sum
}

func Asin(x float64) float64 {
	if x == 0 {
		return x
	}
	return Atan2(x, Sqrt((1-x)*(1+x)))
}

func Acos(x float64) float64 { return Atan2(Sqrt((1-x)*(1+x)), x) }

func Atan2(y, x float64) float64 {
	switch {
	case y != y || x != x:
		return NaN()
	case y == 0:
		if Signbit(x) {
			return Copysign(Pi, y)
		}
		return y
	case x == 0:
		return Copysign(Pi/2, y)
	case IsInf(x, 0) && IsInf(y, 0):
		if x > 0 {
			return Copysign(Pi/4, y)
		}
		return Copysign(3*Pi/4, y)
	case IsInf(x, 1):
		return Copysign(0, y)
	case IsInf(x, -1):
		return Copysign(Pi, y)
	}
	a := Atan(y / x)
	if x < 0 {
		if a <= 0 {
			return a + Pi
		}
		return a - Pi
	}
	return a
}

func Sinh(x float64) float64 {
	if Abs(x) < 0.1 {
		return x + x*x*x/6*(1+x*x/20*(1+x*x/42*(1+x*x/72)))
	}
	return (Exp(x) - Exp(-x)) / 2
}

func Cosh(x float64) float64 { return (Exp(x) + Exp(-x)) / 2 }

func Tanh(x float64) float64 {
	switch {
	case x > 20:
		return 1
	case x < -20:
		return -1
	}
	return Sinh(x) / Cosh(x)
}

func Asinh(x float64) float64 {
	if x == 0 || IsInf(x, 0) {
		return x
	}
	a := Abs(x)
	return Copysign(Log1p(a+a*a/(1+Sqrt(1+a*a))), x)
}

func Acosh(x float64) float64 {
	if x < 1 {
		return NaN()
	}
	return Log(x + Sqrt(x*x-1))
}

func Atanh(x float64) float64 { return Log1p(2*x/(1-x)) / 2 }
