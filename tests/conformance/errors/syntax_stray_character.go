package main

func main() {
	x := 1 # 2 // error "invalid character U.0023"
}
