//stalemate:expect data-race
//stalemate:go exit
//stalemate:source a server answers on the channel that is part of the request

// The client makes the request, with its channel, only after others have
// moved; what it gets through it is what main reads.
package main

import "sync/atomic"

type request struct {
	key   string
	reply chan *entry
}

type entry struct{ hits int }

type server struct {
	served atomic.Int32
	reqs   chan request
}

func (s *server) run(e *entry) {
	s.served.Add(1)
	r := <-s.reqs
	r.reply <- e
}

func client(s *server, asked *atomic.Int32, done chan<- bool) {
	asked.Add(1)
	r := request{"a", make(chan *entry)}
	s.reqs <- r
	e := <-r.reply
	e.hits++ // want "data race"
	done <- true
}

func main() {
	e := &entry{}
	s := &server{reqs: make(chan request)}
	var asked atomic.Int32
	done := make(chan bool, 1)
	go s.run(e)
	go client(s, &asked, done)
	_ = e.hits
	<-done
	_ = asked.Load()
}
