package main

func main() {
	goto
} // error "syntax error: unexpected \}, expect(ed|ing) name"
