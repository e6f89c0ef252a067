//rule: iota counts the specs of a constant declaration and repeats implicitly (spec "Iota")

package main

import "fmt"

const (
	A = iota
	B
	_
	D
)

const (
	E, F = iota, 10 - iota
	G, H
	I, J
)

const (
	KB = 1 << (10 * (iota + 1))
	MB
	GB
)

const Z = iota

const (
	s0 = "fixed"
	s1
	n2 = iota * 1.5
	n3
)

func main() {
	fmt.Println(A, B, D)
	fmt.Println(E, F, G, H, I, J)
	fmt.Println(KB, MB, GB, Z)
	fmt.Println(s0, s1, n2, n3)
}
