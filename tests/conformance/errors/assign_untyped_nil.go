package main

func main() {
	x := nil // error "use of untyped nil"
	_ = x
}
