package main

type i interface { // error "invalid recursive type:? i"
	i
	m()
}

func main() {}
