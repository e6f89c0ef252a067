//stalemate:expect deadlock
//stalemate:go deadlock
//stalemate:source an unbuffered send before the reading goroutine is started

// Nobody can be reading yet when main writes: the go statement comes later.
package main

func take(from <-chan int) {
	<-from
}

func give(to chan<- int) {
	to <- 1 // want "deadlock"
}

func main() {
	ch := make(chan int)
	give(ch)
	go take(ch)
}
