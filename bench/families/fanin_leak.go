// Fan-in: producers with a channel each, a goroutine that forwards whatever comes first, and main, which takes so many and says
// done. Producers do not listen to done: some are left behind.
// Here main only counts the messages; in fanin_leak_kept.go it looks at them, so they are part of what a state is.
package main

const (
	producers = 3 // at most 11: a select has the cases that are written down; those of nil channels are never ready
	messages  = 2
	taken     = 4
)

func producer(id int, out chan<- int) {
	for i := 0; i < messages; i++ {
		out <- id
	}
}

func forward(in [11]chan int, out chan<- int, done <-chan bool) {
	for {
		var message int
		select {
		case message = <-in[0]:
		case message = <-in[1]:
		case message = <-in[2]:
		case message = <-in[3]:
		case message = <-in[4]:
		case message = <-in[5]:
		case message = <-in[6]:
		case message = <-in[7]:
		case message = <-in[8]:
		case message = <-in[9]:
		case message = <-in[10]:
		case <-done:
			return
		}
		select {
		case out <- message:
		case <-done:
			return
		}
	}
}

func main() {
	var in [11]chan int
	out := make(chan int)
	done := make(chan bool)
	for i := 0; i < producers; i++ {
		in[i] = make(chan int)
		go producer(i+1, in[i])
	}
	go forward(in, out, done)
	for i := 0; i < taken; i++ {
		<-out
	}
	close(done)
}
