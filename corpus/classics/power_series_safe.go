//stalemate:expect safe
//stalemate:go exit
//stalemate:source power series as streams: a goroutine for each series sends its coefficients on request

// A coefficient is computed only when somebody asks for it, which is what
// lets a series be infinite. Whoever has enough withdraws its request channel
// by closing it, and the goroutines behind it do the same in turn.
package main

import (
	"errors"
	"fmt"
)

// A rat is a fraction in lowest terms.
type rat struct{ num, den int }

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

func newRat(num, den int) rat {
	if den < 0 {
		num, den = -num, -den
	}
	divisor := gcd(num, den)
	if divisor < 0 {
		divisor = -divisor
	}
	return rat{num / divisor, den / divisor}
}

func (r rat) plus(s rat) rat  { return newRat(r.num*s.den+s.num*r.den, r.den*s.den) }
func (r rat) times(s rat) rat { return newRat(r.num*s.num, r.den*s.den) }

func (r rat) String() string {
	if r.den == 1 {
		return fmt.Sprint(r.num)
	}
	return fmt.Sprintf("%d/%d", r.num, r.den)
}

// A series answers each request with its next coefficient.
type series struct {
	request chan struct{}
	answer  chan rat
}

func newSeries() series {
	return series{make(chan struct{}), make(chan rat)}
}

func (s series) next() rat {
	s.request <- struct{}{}
	return <-s.answer
}

func (s series) stop() { close(s.request) }

// exponential is 1 + x + x²/2! + x³/3! + …
func exponential() series {
	s := newSeries()
	go func() {
		term := rat{1, 1}
		n := 0
		for range s.request {
			s.answer <- term
			n++
			term = term.times(rat{1, n})
		}
	}()
	return s
}

// geometric is 1 + x + x² + …
func geometric() series {
	s := newSeries()
	go func() {
		for range s.request {
			s.answer <- rat{1, 1}
		}
	}()
	return s
}

// sum adds two series, coefficient by coefficient.
func sum(a, b series) series {
	s := newSeries()
	go func() {
		for range s.request {
			s.answer <- a.next().plus(b.next())
		}
		a.stop()
		b.stop()
	}()
	return s
}

// product multiplies two series: coefficient n is the sum of all a[i]·b[n-i].
func product(a, b series) series {
	s := newSeries()
	go func() {
		var as, bs []rat
		for range s.request {
			as = append(as, a.next())
			bs = append(bs, b.next())
			coefficient := rat{0, 1}
			for i := range as {
				coefficient = coefficient.plus(as[i].times(bs[len(bs)-1-i]))
			}
			s.answer <- coefficient
		}
		a.stop()
		b.stop()
	}()
	return s
}

func take(s series, n int) ([]rat, error) {
	if n < 0 {
		return nil, errors.New("negative number of coefficients")
	}
	var taken []rat
	for i := 0; i < n; i++ {
		taken = append(taken, s.next())
	}
	s.stop()
	return taken, nil
}

func main() {
	added, err := take(sum(exponential(), geometric()), 4)
	fmt.Println(added, err)
	multiplied, err := take(product(exponential(), geometric()), 4)
	fmt.Println(multiplied, err)
}
