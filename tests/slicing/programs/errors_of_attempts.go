package main

import (
	"errors"
	"fmt"
)

var errBusy = errors.New("busy")

// Each error holds a number that grows for ever; what is asked of it does not depend on the number.
func main() {
	ch := make(chan error)
	go func() {
		for attempt := 0; ; attempt++ {
			ch <- fmt.Errorf("attempt %d: %w", attempt, errBusy)
		}
	}()
	var last error
	for {
		last = <-ch
		if errors.Is(last, errBusy) {
			fmt.Println(last)
		}
	}
}
