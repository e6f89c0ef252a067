package main

func main() {
	go int(3) // error "go (requires function call, not conversion|discards result of)|must be function call"
}
