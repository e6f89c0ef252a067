//stalemate:expect panic
//stalemate:go panic
//stalemate:source both sides of a hand-over give up after it

// Each side panics after its own operation: whichever comes first is what the run shows, and either may.
package main

func main() {
	requests := make(chan int, 1)
	go func() {
		<-requests
		panic("receiver gives up") // want "receiver gives up"
	}()
	requests <- 1
	panic("sender gives up") // want "sender gives up"
}
