// A pipeline: a source, stages that pass everything on, and main at the end. Closing a channel says that no more will come.
package main

const (
	stages   = 4
	items    = 10
	capacity = 1
)

func source(out chan<- int) {
	for i := 1; i <= items; i++ {
		out <- i
	}
	close(out)
}

func stage(in <-chan int, out chan<- int) {
	for item := range in {
		out <- item
	}
	close(out)
}

func main() {
	in := make(chan int, capacity)
	go source(in)
	for i := 0; i < stages; i++ {
		out := make(chan int, capacity)
		go stage(in, out)
		in = out
	}
	for range in {
	}
}
