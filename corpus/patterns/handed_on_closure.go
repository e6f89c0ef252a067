//stalemate:expect data-race
//stalemate:go exit
//stalemate:source an executor runs functions that it is sent

// The function is made late and carries what main reads.
package main

import "sync/atomic"

type task func()

func submit(total *int, sent *atomic.Int32, tasks chan<- task) {
	sent.Add(1)
	tasks <- func() { *total++ } // want "data race"
}

func execute(ran *atomic.Int32, tasks <-chan task, done chan<- bool) {
	ran.Add(1)
	t := <-tasks
	t()
	done <- true
}

func main() {
	total := new(int)
	var sent, ran atomic.Int32
	tasks := make(chan task)
	done := make(chan bool, 1)
	go submit(total, &sent, tasks)
	go execute(&ran, tasks, done)
	_ = *total
	<-done
	_, _ = sent.Load(), ran.Load()
}
