package main

var x = 1

func main() {
	var y x // error "x is not a type|x .variable of type int. is not a type"
	_ = y
}
