package main

func main() {
	for n := 3; n; n-- { // error "non-boolean condition in for statement"
	}
}
