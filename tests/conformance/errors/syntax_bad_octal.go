package main

func main() {
	n := 089 // error "invalid digit .8. in octal literal"
}
