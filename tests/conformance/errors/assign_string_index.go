package main

func main() {
	s := "abc"
	s[0] = 'x' // error "cannot assign to s\[0\]"
}
