package main

func main() {
	f := len // error "len .built-in. must be called"
	_ = f
}
