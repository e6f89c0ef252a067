package main

func main() {
	b := true
	for range b { // error "cannot range over b .variable of type bool"
	}
}
