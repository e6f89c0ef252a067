package main

func main() {
	switch {
	case true:
		continue // error "continue is not in a loop"
	}
}
