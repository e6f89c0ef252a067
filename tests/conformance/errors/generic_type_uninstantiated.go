package main

type box[T any] struct{ v T }

func main() {
	var b box // error "cannot use generic type box\[T any\] without instantiation"
	_ = b
}
