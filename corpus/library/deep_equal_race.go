//stalemate:expect data-race
//stalemate:go exit
//stalemate:source reflect.DeepEqual on a slice that somebody writes

// Comparing reads the elements.
package main

import (
	"fmt"
	"reflect"
)

func main() {
	got := make([]int, 2)
	done := make(chan bool)
	go func() {
		got[1] = 2 // want "data race"
		done <- true
	}()
	fmt.Println(reflect.DeepEqual(got, []int{0, 2}))
	<-done
}
