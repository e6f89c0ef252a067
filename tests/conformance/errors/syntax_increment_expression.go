package main

func main() {
	i := 1
	j := i++ // error "syntax error: unexpected \+\+ at end of statement"
}
