//rule: nested closures share variables across levels; parameters are variables too (spec "Function literals")

package main

import "fmt"

func outer(p int) func() func() int {
	a := p
	return func() func() int {
		b := a
		a++
		return func() int {
			b++
			p++
			return a*100 + b*10 + p
		}
	}
}

func main() {
	f := outer(1)
	g := f()
	h := f()
	fmt.Println(g(), g(), h(), h(), g())
}
