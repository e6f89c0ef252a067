// A worker pool: main hands out all jobs, closes the channel and only then collects the results. With less room for results
// than jobs minus workers that deadlocks: every worker waits to deliver, and main to hand out the next job.
// Here main only counts the results; in pool_kept.go it looks at them, so they are part of what a state is.
package main

const (
	workers = 3
	jobs    = 6
	room    = 6 // capacity of the results
)

func worker(in <-chan int, out chan<- int) {
	for job := range in {
		out <- job
	}
	//exact: select {}
}

func main() {
	in := make(chan int)
	out := make(chan int, room)
	for i := 0; i < workers; i++ {
		go worker(in, out)
	}
	for job := 1; job <= jobs; job++ {
		in <- job
	}
	close(in)
	for i := 0; i < jobs; i++ {
		<-out
	}
}
