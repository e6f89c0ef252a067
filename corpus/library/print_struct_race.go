//stalemate:expect data-race
//stalemate:go exit
//stalemate:source fmt.Println of a pointer to a struct that somebody writes

// Printing follows the pointer and reads all fields.
package main

import "fmt"

type status struct {
	name  string
	count int
}

func main() {
	s := &status{name: "a"}
	done := make(chan bool)
	go func() {
		s.count++ // want "data race"
		done <- true
	}()
	fmt.Println(s)
	<-done
}
