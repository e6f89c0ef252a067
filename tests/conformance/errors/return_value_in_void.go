package main

func f() {
	return 1 // error "too many return values"
}

func main() { f() }
