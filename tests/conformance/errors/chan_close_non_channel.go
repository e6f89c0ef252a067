package main

func main() {
	s := []int{}
	close(s) // error "cannot close non-channel s"
}
