package main

func main() {
	n := 1
	n = append(n, 2) // error "n .variable of type int. is not a slice|must be a slice"
}
