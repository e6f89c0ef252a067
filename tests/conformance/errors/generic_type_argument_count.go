package main

type pair[A, B any] struct {
	a A
	b B
}

func main() {
	var p pair[int] // error "(got 1 arguments but 2 type parameters|not enough type arguments for type pair: have 1, want 2)"
	_ = p
}
