package main

func main() {
	switch 1 {
	case 1:
		if true {
			fallthrough // error "fallthrough statement out of place"
		}
	case 2:
	}
}
