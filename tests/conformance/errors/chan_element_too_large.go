package main

func main() {
	c := make(chan [1 << 16]byte) // error "channel element type too large"
	_ = c
}
