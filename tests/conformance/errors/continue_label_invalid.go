package main

func main() {
l:
	switch {
	default:
		for {
			continue l // error "invalid continue label l"
		}
	}
}
