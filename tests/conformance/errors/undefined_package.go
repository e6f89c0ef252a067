package main

func main() {
	strange.Do() // error "undefined: strange"
}
