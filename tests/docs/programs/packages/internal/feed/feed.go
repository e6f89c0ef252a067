// Package feed sends numbers.
package feed

// Numbers sends 1 and 2.
func Numbers() <-chan int {
	out := make(chan int)
	go func() {
		out <- 1
		out <- 2
		close(out)
	}()
	return out
}
