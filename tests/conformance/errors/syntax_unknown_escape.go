package main

func main() {
	s := "a\qb" // error "unknown escape"
}
