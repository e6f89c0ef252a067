package main

func main() {
	func := 1 // error "syntax error: unexpected "
}
