// Pairs of goroutines that have nothing to do with one another: in each, one sends and one receives, a number of times.
package main

const (
	pairs  = 6
	rounds = 3
)

func sender(ch chan<- int) {
	for r := 0; r < rounds; r++ {
		ch <- 1
	}
	//exact: select {}
}

func receiver(ch <-chan int) {
	for r := 0; r < rounds; r++ {
		<-ch
	}
	//exact: select {}
}

func main() {
	for i := 0; i < pairs; i++ {
		ch := make(chan int)
		go sender(ch)
		go receiver(ch)
	}
	// The checker lets the others go on when main returns. Waiting for them would be 2*pairs+1 steps more.
}
