//stalemate:expect panic, data-race
//stalemate:go exit, panic
//stalemate:source a timer is put back to its zero value while another goroutine stops it

// Stop finds a timer that nobody has made, or half of one.
package main

import "time"

type request struct {
	timer *time.Timer
}

func (r *request) finish(done chan<- bool) {
	r.timer.Stop() // want "Stop called on uninitialized Timer"
	done <- true
}

func main() {
	r := &request{timer: time.NewTimer(time.Hour)}
	done := make(chan bool)
	go r.finish(done)
	*r.timer = time.Timer{} // want "data race"
	<-done
}
