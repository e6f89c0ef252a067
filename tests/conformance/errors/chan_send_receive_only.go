package main

func f(c <-chan int) {
	c <- 1 // error "cannot send to receive-only channel"
}

func main() { f(nil) }
