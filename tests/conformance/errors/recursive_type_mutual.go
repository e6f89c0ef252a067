package main

type a struct { // error "invalid recursive type:? a"
	x b
}
type b struct {
	y [2]a
}

func main() {}
