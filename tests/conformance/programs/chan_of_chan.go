//rule: channels carry channels, for instance a reply channel per request (spec "Channel types")

package main

import "fmt"

type request struct {
	n     int
	reply chan int
}

func server(reqs <-chan request) {
	for r := range reqs {
		r.reply <- r.n * r.n
	}
}

func main() {
	reqs := make(chan request)
	go server(reqs)
	for i := 1; i <= 3; i++ {
		r := request{i, make(chan int)}
		reqs <- r
		fmt.Println(i, <-r.reply)
	}
	close(reqs)
	cc := make(chan chan string, 1)
	c := make(chan string, 1)
	cc <- c
	c <- "through"
	fmt.Println(<-<-cc)
	var e <-chan (chan<- int)
	fmt.Println(e == nil)
}
