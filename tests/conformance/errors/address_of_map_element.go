package main

func main() {
	m := map[int]int{}
	p := &m[1] // error "cannot take address of m\[1\]"
	_ = p
}
