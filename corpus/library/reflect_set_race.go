//stalemate:expect data-race
//stalemate:go exit
//stalemate:source reflect: a loader sets a field by its name while another goroutine reads it

// The write is of the field, not of a copy.
package main

import (
	"fmt"
	"reflect"
)

type settings struct {
	Limit int
	Name  string
}

// set changes a field through a pointer: a write of the field itself.
func set(target any, field string, value int64) {
	reflect.ValueOf(target).Elem().FieldByName(field).SetInt(value) // want "data race"
}

func main() {
	s := &settings{Limit: 1, Name: "first"}
	done := make(chan bool)
	go func() {
		set(s, "Limit", 2)
		done <- true
	}()
	fmt.Println(s.Limit)
	<-done
}
