package main

func main() {
	var c chan-> int // error "syntax error: (unexpected |missing channel element type)"
}
