//stalemate:expect nil-dereference
//stalemate:go exit, panic
//stalemate:source time.Now: an entry is compared with a cutoff computed from a later reading

// A janitor drops a session that is still in use.
package main

import "time"

type session struct {
	user     string
	lastSeen time.Time
}

func main() {
	sessions := map[string]*session{"a": {"ann", time.Now()}}
	done := make(chan bool)
	go func() {
		cutoff := time.Now().Add(-time.Hour)
		for id, s := range sessions {
			if s.lastSeen.Before(cutoff) {
				delete(sessions, id)
			}
		}
		done <- true
	}()
	<-done
	println(sessions["a"].user) // want "nil pointer dereference"
}
