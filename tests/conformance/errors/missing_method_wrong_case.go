package main

type i interface{ Close() error }
type t struct{}

func (t) close() error { return nil }

func f() i {
	return t{} // error "t does not implement i .missing (method Close|Close method)"
}

func main() { f() }
