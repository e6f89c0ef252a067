package main

type i interface {
	m()
	n()
	m() // error "duplicate method m"
}

func main() {}
