package main

func f(c <-chan int) {
	close(c) // error "cannot close receive-only channel"
}

func main() { f(nil) }
