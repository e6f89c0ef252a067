package main

func f() {}

func main() {
	f // error "f .value of type func\(\). is not used"
}
