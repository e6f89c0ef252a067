//rule: complex numbers: constants, arithmetic, comparison, real and imag, printing (Arithmetic operators, Complex numbers)
package main

import "fmt"

type point complex64

type pair struct {
	name string
	z    complex128
}

func square(z complex128) complex128 { return z * z }

func main() {
	a, b := 1+2i, complex(3, -4)
	var narrow complex64 = 1.5 - 0.25i
	fmt.Println(a+b, a-b, a*b, a/b, -a, square(a))
	fmt.Println(real(b), imag(b), a == b, a != b, a == 1+2i, narrow*narrow/3)
	fmt.Printf("%v %.2f %g %8.1e %+v %T %T\n", a, b, a, b, narrow, a, narrow)
	a += b
	a *= 2
	a++
	a /= 1i
	fmt.Println(a)
	var zero complex128
	fmt.Println(a/zero, zero/zero, complex128(narrow), complex64(b))
	m := map[complex128]string{1i: "i", 2: "two"}
	fmt.Println(m[1i], m[complex(2, 0)], len(m))
	p := pair{"p", 1i}
	q := p
	q.z *= q.z
	fmt.Println(p, q, p == q, p.z == 1i)
	var any interface{} = a
	z, ok := any.(complex128)
	fmt.Println(z, ok, any == interface{}(z))
	list := []complex64{1, 2i, 3 + 4i}
	var sum complex64
	for _, x := range list {
		sum += x
	}
	fmt.Println(sum, point(sum), [2]complex64{sum, 1})
	const c = (1 + 2i) * (3 - 1i)
	fmt.Println(c, real(c), imag(c), float64(real(c))+1)
	f := func() (complex128, error) { return 2 + 2i, nil }
	w, err := f()
	fmt.Println(w, err)
	x := float32(2)
	fmt.Println(complex(x, 1), complex(1, x))
}
