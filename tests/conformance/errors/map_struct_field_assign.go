package main

type t struct{ n int }

func main() {
	m := map[string]t{}
	m["a"].n = 1 // error "cannot assign to struct field m\[.a.\].n in map"
}
