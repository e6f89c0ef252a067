// Package rand: a random number is a free choice, so every value is explored. From more than 16 values a few are taken: 0, 1, one
// in the middle and the largest. Int and its kin without a bound give 0, 1, 2 or the largest number, so that every rest modulo 2, 3
// and 4 occurs; Float64 gives 0, 0.5 or the largest number below 1. Perm and Shuffle take every order of up to 4 elements, of more the
// same order, the reverse and one rotation. Seeds change nothing.
package rand

import oldrand "math/rand"

type Source interface {
	Uint64() uint64
}

// PCG and ChaCha8 are written by each draw, so that two goroutines that share one race, as with Go's.
type PCG struct {
	used bool
}

func NewPCG(seed1, seed2 uint64) *PCG { return &PCG{} }

func (p *PCG) Seed(seed1, seed2 uint64) { p.used = true }

func (p *PCG) Uint64() uint64 {
	p.used = true
	return Uint64()
}

type ChaCha8 struct {
	used bool
}

func NewChaCha8(seed [32]byte) *ChaCha8 { return &ChaCha8{} }

func (c *ChaCha8) Seed(seed [32]byte) { c.used = true }

func (c *ChaCha8) Uint64() uint64 {
	c.used = true
	return Uint64()
}

// Rand draws from a source; one that the program wrote itself gives its own numbers.
type Rand struct {
	src Source
}

func New(src Source) *Rand { return &Rand{src} }

// free reports whether numbers are free choices.
func (r *Rand) free() bool {
	switch s := r.src.(type) {
	case *PCG:
		s.used = true
		return true
	case *ChaCha8:
		s.used = true
		return true
	}
	return false
}

func (r *Rand) Int() int   { return int(r.Int64()) }
func (r *Rand) Uint() uint { return uint(r.Uint64()) }
func (r *Rand) Int64() int64 {
	if r.free() {
		return Int64()
	}
	return int64(r.src.Uint64() >> 1)
}
func (r *Rand) Uint64() uint64 { return r.src.Uint64() }
func (r *Rand) Int32() int32 {
	if r.free() {
		return Int32()
	}
	return int32(r.src.Uint64() >> 33)
}
func (r *Rand) Uint32() uint32 {
	if r.free() {
		return Uint32()
	}
	return uint32(r.src.Uint64() >> 32)
}

func (r *Rand) Uint64N(n uint64) uint64 {
	if n == 0 {
		panic("invalid argument to Uint64N")
	}
	if r.free() {
		return below(n)
	}
	return r.src.Uint64() % n
}

func (r *Rand) IntN(n int) int          { return int(r.Uint64N(bound(int64(n), "IntN"))) }
func (r *Rand) Int64N(n int64) int64    { return int64(r.Uint64N(bound(n, "Int64N"))) }
func (r *Rand) Int32N(n int32) int32    { return int32(r.Uint64N(bound(int64(n), "Int32N"))) }
func (r *Rand) Uint32N(n uint32) uint32 { return uint32(r.Uint64N(uint64(n))) }
func (r *Rand) UintN(n uint) uint       { return uint(r.Uint64N(uint64(n))) }

func (r *Rand) Float64() float64 {
	if r.free() {
		return Float64()
	}
	return float64(r.src.Uint64()>>11) / (1 << 53)
}

func (r *Rand) Float32() float32 { return float32(r.Float64()) }

func (r *Rand) Perm(n int) []int {
	if r.free() {
		return Perm(n)
	}
	p := make([]int, n)
	for i := range p {
		j := r.IntN(i + 1)
		p[i] = p[j]
		p[j] = i
	}
	return p
}

func (r *Rand) Shuffle(n int, swap func(i, j int)) {
	if r.free() {
		Shuffle(n, swap)
		return
	}
	for i := n - 1; i > 0; i-- {
		swap(i, r.IntN(i+1))
	}
}

func bound(n int64, function string) uint64 {
	if n <= 0 {
		panic("invalid argument to " + function)
	}
	return uint64(n)
}

func below(n uint64) uint64 {
	if n > 1<<62 {
		return oldrand.Uint64() % n
	}
	return uint64(oldrand.Int63n(int64(n)))
}

func Int() int                           { return oldrand.Int() }
func Uint() uint                         { return uint(oldrand.Uint64()) }
func Int64() int64                       { return oldrand.Int63() }
func Uint64() uint64                     { return oldrand.Uint64() }
func Int32() int32                       { return oldrand.Int31() }
func Uint32() uint32                     { return oldrand.Uint32() }
func IntN(n int) int                     { return int(below(bound(int64(n), "IntN"))) }
func Int64N(n int64) int64               { return int64(below(bound(n, "Int64N"))) }
func Int32N(n int32) int32               { return int32(below(bound(int64(n), "Int32N"))) }
func Float64() float64                   { return oldrand.Float64() }
func Float32() float32                   { return oldrand.Float32() }
func NormFloat64() float64               { return oldrand.NormFloat64() }
func ExpFloat64() float64                { return oldrand.ExpFloat64() }
func Perm(n int) []int                   { return oldrand.Perm(n) }
func Shuffle(n int, swap func(i, j int)) { oldrand.Shuffle(n, swap) }

func Uint64N(n uint64) uint64 {
	if n == 0 {
		panic("invalid argument to Uint64N")
	}
	return below(n)
}

func Uint32N(n uint32) uint32 {
	if n == 0 {
		panic("invalid argument to Uint32N")
	}
	return uint32(below(uint64(n)))
}

func UintN(n uint) uint {
	if n == 0 {
		panic("invalid argument to UintN")
	}
	return uint(below(uint64(n)))
}

// N is a number below n, of any integer type such as time.Duration.
func N[Int interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr
}](n Int) Int {
	if n <= 0 {
		panic("invalid argument to N")
	}
	return Int(below(uint64(n)))
}
