//stalemate:expect deadlock

// A function whose body is in assembly returns anything.
package main

// ready is written in assembly.
func ready() bool

func main() {
	done := make(chan bool, 1)
	if ready() {
		done <- true
	}
	<-done // want "deadlock"
}
