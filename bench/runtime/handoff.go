// A value goes back and forth between two goroutines over unbuffered channels: two hand-offs a turn.
package main

const n = 1000

func main() {
	there, back := make(chan int), make(chan int)
	go func() {
		for v := range there {
			back <- v
		}
		close(back)
	}()
	for i := 0; i < n/2; i++ {
		there <- i
		<-back
	}
	close(there)
	<-back
}
