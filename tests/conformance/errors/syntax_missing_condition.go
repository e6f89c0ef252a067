package main

func main() {
	if { // error "missing condition in if statement"
	}
}
