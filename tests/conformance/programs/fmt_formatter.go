//rule: a Format method takes over every verb (fmt.Formatter)

package main

import "fmt"

type f int

func (f) Format(s fmt.State, verb rune) {
	w, ok := s.Width()
	fmt.Fprintf(s, "F<%c %v %d %v>", verb, s.Flag('+'), w, ok)
}

func (f) String() string { return "not called" }

func main() {
	fmt.Printf("%v %+5d %s\n", f(1), f(2), f(3))
	fmt.Println(f(4), []f{5})
}
