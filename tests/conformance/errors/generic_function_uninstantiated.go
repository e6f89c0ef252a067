package main

func id[T any](v T) T { return v }

func main() {
	f := id // error "cannot use generic function id without instantiation"
	_ = f
}
