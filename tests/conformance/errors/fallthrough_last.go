package main

func main() {
	switch 1 {
	case 1:
		fallthrough // error "cannot fallthrough final case in switch"
	}
}
