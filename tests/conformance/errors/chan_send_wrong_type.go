package main

func main() {
	c := make(chan string, 1)
	c <- 5 // error "cannot use 5 .untyped int constant. as string value in send"
}
