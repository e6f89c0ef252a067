package main

func f() int { return 1 }

func main() {
	p := &f() // error "cannot take address of f\(\)"
	_ = p
}
