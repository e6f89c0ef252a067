//rule: channels carry functions and interfaces (spec "Channel types")

package main

import (
	"errors"
	"fmt"
)

func main() {
	work := make(chan func() string)
	out := make(chan interface{}, 4)
	go func() {
		for f := range work {
			out <- f()
		}
		out <- nil
		out <- errors.New("end")
		close(out)
	}()
	for i := 0; i < 2; i++ {
		n := i
		work <- func() string { return fmt.Sprint("job ", n) }
	}
	close(work)
	for v := range out {
		fmt.Printf("%T %v\n", v, v)
	}
}
