// As handoff.go; both sides wait in a select with a second channel, on which nobody ever sends.
package main

const n = 1000

func main() {
	there, back, stop := make(chan int), make(chan int), make(chan bool)
	go func() {
		for {
			select {
			case v := <-there:
				back <- v
			case <-stop:
				return
			}
		}
	}()
	for i := 0; i < n/2; i++ {
		there <- i
		select {
		case <-back:
		case <-stop:
		}
	}
	close(stop)
}
