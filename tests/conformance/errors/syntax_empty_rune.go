package main

func main() {
	c := '' // error "empty rune literal or unescaped"
}
