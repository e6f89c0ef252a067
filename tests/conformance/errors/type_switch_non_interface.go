package main

func main() {
	x := 5
	switch x.(type) { // error "x .variable of type int. is not an interface"
	case int:
	}
}
