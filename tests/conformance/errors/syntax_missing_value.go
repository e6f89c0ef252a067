package main

func main() {
	var x int =
} // error "syntax error: unexpected \}, expect(ed|ing) expression"
