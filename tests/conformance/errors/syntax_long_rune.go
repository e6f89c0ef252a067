package main

func main() {
	c := 'ab' // error "more than one character in rune literal"
}
