// Package rand: a random number is a free choice, so every value is explored. From more than 16 values a sample is taken: 0, 1, one in
// the middle, the largest, and what is next to an integer constant of the program (numbers.go). Int and its kin without a bound give
// 0, 1, 2, the largest number and those, so that every rest modulo 2, 3 and 4 occurs; Float64 gives 0, 0.5 or the largest number below
// 1. Perm and Shuffle take every order of up to 4 elements, of more the reverse and the rotations (one, of more than 16). Seeds
// change nothing.
package rand

func choose(n int) int

// below chooses a number below n.
func below(n uint64) uint64 {
	if n <= 16 {
		return uint64(choose(int(n)))
	}
	return sample(n/2, n-1)
}

// upTo chooses a number without a bound of the program's own.
func upTo(last uint64) uint64 { return sample(2, last) }

func fraction() float64 {
	switch choose(3) {
	case 0:
		return 0
	case 1:
		return 0.5
	}
	return 1 - 0x1p-24
}

// orders fills p with a chosen order of its indices.
func orders(p []int) {
	n := len(p)
	for i := range p {
		p[i] = i
	}
	if n <= 4 {
		for i := n - 1; i > 0; i-- {
			j := choose(i + 1)
			p[i], p[j] = p[j], p[i]
		}
		return
	}
	turn := 1
	if n <= 16 {
		turn = n - 1
	}
	k := choose(turn + 2)
	for i := range p {
		if k > turn {
			p[i] = n - 1 - i
		} else {
			p[i] = (i + k) % n
		}
	}
}

// shuffle brings the elements into the order p with swaps.
func shuffle(p []int, swap func(i, j int)) {
	// where[k] is the place of original element k now, here[i] which element stands at i.
	where, here := make([]int, len(p)), make([]int, len(p))
	for i := range p {
		where[i], here[i] = i, i
	}
	for i, k := range p {
		j := where[k]
		if i != j {
			swap(i, j)
			other := here[i]
			here[i], here[j] = k, other
			where[k], where[other] = i, j
		}
	}
}

type Source interface {
	Int63() int64
	Seed(seed int64)
}

type Source64 interface {
	Source
	Uint64() uint64
}

// source is written by each draw, so that two goroutines that share one race, as with Go's.
type source struct {
	used bool
}

func (s *source) Int63() int64 {
	s.used = true
	return int64(upTo(1<<63 - 1))
}

func (s *source) Uint64() uint64 {
	s.used = true
	return upTo(1<<64 - 1)
}

func (s *source) Seed(seed int64) { s.used = true }

func NewSource(seed int64) Source { return &source{} }

// Rand draws from a source; one that the program wrote itself gives its own numbers.
type Rand struct {
	src Source
}

func New(src Source) *Rand { return &Rand{src} }

func (r *Rand) Seed(seed int64) { r.src.Seed(seed) }

func (r *Rand) below(n uint64) uint64 {
	if s, ok := r.src.(*source); ok {
		s.used = true
		return below(n)
	}
	return uint64(r.src.Int63()) % n
}

// upTo: a source of the program's own has 63 bits, of which the upper ones are taken.
func (r *Rand) upTo(bits int) uint64 {
	if s, ok := r.src.(*source); ok {
		s.used = true
		return upTo(1<<bits - 1)
	}
	if bits == 64 {
		if s, ok := r.src.(Source64); ok {
			return s.Uint64()
		}
		return uint64(r.src.Int63())>>31 | uint64(r.src.Int63())<<32
	}
	return uint64(r.src.Int63()) >> (63 - bits)
}

func bound(n int64, function string) uint64 {
	if n <= 0 {
		panic("invalid argument to " + function)
	}
	return uint64(n)
}

func (r *Rand) Int63() int64         { return int64(r.upTo(63)) }
func (r *Rand) Int() int             { return int(r.upTo(63)) }
func (r *Rand) Int31() int32         { return int32(r.upTo(31)) }
func (r *Rand) Uint32() uint32       { return uint32(r.upTo(32)) }
func (r *Rand) Uint64() uint64       { return r.upTo(64) }
func (r *Rand) Intn(n int) int       { return int(r.below(bound(int64(n), "Intn"))) }
func (r *Rand) Int63n(n int64) int64 { return int64(r.below(bound(n, "Int63n"))) }
func (r *Rand) Int31n(n int32) int32 { return int32(r.below(bound(int64(n), "Int31n"))) }

func (r *Rand) Float64() float64 {
	if s, ok := r.src.(*source); ok {
		s.used = true
		return fraction()
	}
	return float64(r.src.Int63()>>10) / (1 << 53)
}

func (r *Rand) Float32() float32 { return float32(r.Float64()) }

// NormFloat64 and ExpFloat64 are what the functions are, whatever the source.
func (r *Rand) NormFloat64() float64 { return NormFloat64() }
func (r *Rand) ExpFloat64() float64  { return ExpFloat64() }

func (r *Rand) Perm(n int) []int {
	p := make([]int, n)
	if s, ok := r.src.(*source); ok {
		s.used = true
		orders(p)
		return p
	}
	for i := range p {
		j := r.Intn(i + 1)
		p[i] = p[j]
		p[j] = i
	}
	return p
}

func (r *Rand) Shuffle(n int, swap func(i, j int)) {
	if n < 0 {
		panic("invalid argument to Shuffle")
	}
	shuffle(r.Perm(n), swap)
}

// Seed does nothing.
func Seed(seed int64) {}

func Int63() int64         { return int64(upTo(1<<63 - 1)) }
func Int() int             { return int(upTo(1<<63 - 1)) }
func Int31() int32         { return int32(upTo(1<<31 - 1)) }
func Uint32() uint32       { return uint32(upTo(1<<32 - 1)) }
func Uint64() uint64       { return upTo(1<<64 - 1) }
func Intn(n int) int       { return int(below(bound(int64(n), "Intn"))) }
func Int63n(n int64) int64 { return int64(below(bound(n, "Int63n"))) }
func Int31n(n int32) int32 { return int32(below(bound(int64(n), "Int31n"))) }
func Float64() float64     { return fraction() }
func Float32() float32     { return float32(fraction()) }

func Perm(n int) []int {
	p := make([]int, n)
	orders(p)
	return p
}

func Shuffle(n int, swap func(i, j int)) {
	if n < 0 {
		panic("invalid argument to Shuffle")
	}
	shuffle(Perm(n), swap)
}

// NormFloat64 gives -1, 0 or 1.
func NormFloat64() float64 { return float64(choose(3) - 1) }

// ExpFloat64 gives 0.5, 1 or 1.5.
func ExpFloat64() float64 { return float64(choose(3)+1) / 2 }

// Read fills p with one chosen byte.
func (r *Rand) Read(p []byte) (n int, err error) { return Read(p) }

func Read(p []byte) (n int, err error) {
	if len(p) == 0 {
		return 0, nil
	}
	b := byte(below(256))
	for i := range p {
		p[i] = b
	}
	return len(p), nil
}
