package main

type t struct{}

func (*t) m() {}

func main() {
	t{}.m() // error "cannot call pointer method m on t"
}
