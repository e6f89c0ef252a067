package main

type t struct{}

func (t) put(k string, v int) {}

func main() {
	t{}.put("k") // error "not enough arguments in call to t\{\}.put"
}
