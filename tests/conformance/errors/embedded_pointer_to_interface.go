package main

type i interface{ m() }
type t struct {
	*i // error "embedded field type cannot be a pointer to an interface"
}

func main() {}
