//stalemate:expect close-of-closed
//stalemate:go exit, panic
//stalemate:source whoever stops the program does it again
//stalemate:prove fails workers=2

// Everybody stops.
package main

func run(workers int) {
	if workers < 1 {
		return
	}
	stop := make(chan struct{})
	for i := 0; i < workers; i++ {
		go func() {
			close(stop) // want "close of closed"
		}()
	}
	<-stop
}

func main() { run(2) }
