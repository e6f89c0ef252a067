package main

type i interface{ m(int) string }
type t struct{}

func (t) m(string) string { return "" }

func f(i) {}

func main() {
	f(t{}) // error "t does not implement i .wrong type for (method m|m method)"
}
