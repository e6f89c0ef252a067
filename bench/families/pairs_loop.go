// Pairs of goroutines that have nothing to do with one another: in each, one sends and one receives, for ever. The sender stands
// at one of two places, so each pair has two states.
package main

const pairs = 4

func sender(ch chan<- int) {
	for {
		ch <- 1
		ch <- 2
	}
}

func receiver(ch <-chan int) {
	for {
		<-ch
	}
}

func main() {
	for i := 0; i < pairs; i++ {
		ch := make(chan int)
		go sender(ch)
		if i == pairs-1 {
			receiver(ch)
		}
		go receiver(ch)
	}
}
