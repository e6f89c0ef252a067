package main

func main() {
	f := func() {}
	defer f // error "expression in defer must be function call"
}
