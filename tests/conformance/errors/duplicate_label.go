package main

func main() {
l:
	for {
		break l
	}
l: // error "label l already defined"
	for {
	}
}
