//stalemate:expect data-race
//stalemate:go exit
//stalemate:source fmt.Println of a slice, and of a struct with a slice, whose elements others write

// Printing reads the elements; the slice inside of the report is the same.
package main

import "fmt"

type report struct {
	title string
	lines []string
}

func main() {
	r := &report{title: "nodes", lines: make([]string, 1)}
	done := make(chan bool)
	go func() {
		r.lines[0] = "n1" // want "data race"
		done <- true
	}()
	fmt.Println(r.lines)
	<-done
	go func() {
		r.lines[0] = "n2" // want "data race"
		done <- true
	}()
	fmt.Printf("%s: %v\n", "report", r)
	<-done
}
