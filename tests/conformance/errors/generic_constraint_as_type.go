package main

type number interface{ int | float64 }

func main() {
	var n number // error "cannot use type number outside a type constraint"
	_ = n
}
