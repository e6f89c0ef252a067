package main

func f(c chan<- int) int {
	return <-c // error "cannot receive from send-only channel"
}

func main() { f(nil) }
