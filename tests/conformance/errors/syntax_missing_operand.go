package main

func main() {
	x := 1 + *
} // error "syntax error: unexpected \}, expect(ed|ing) expression"
