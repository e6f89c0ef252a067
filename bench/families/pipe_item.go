// A pipeline: a source, stages that pass everything on, and main at the end. The item 0 says that no more will come.
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
	out <- 0
}

func stage(in <-chan int, out chan<- int) {
	for {
		item := <-in
		if item == 0 {
			break
		}
		out <- item
	}
	out <- 0
}

func main() {
	in := make(chan int, capacity)
	go source(in)
	for i := 0; i < stages; i++ {
		out := make(chan int, capacity)
		go stage(in, out)
		in = out
	}
	for <-in != 0 {
	}
}
