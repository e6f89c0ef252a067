package main

type i interface{ m() }
type t struct{}

func (*t) m() {}

func main() {
	var x i = t{} // error "t does not implement i .(method m|m method) has pointer receiver"
	_ = x
}
