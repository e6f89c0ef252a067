//rule: goroutines share captured variables, ordered by synchronisation (Go memory model)

package main

import "fmt"

func main() {
	x := 0
	c := make(chan struct{})
	go func() {
		x = 10
		close(c)
	}()
	<-c
	x++
	d := make(chan struct{})
	go func() {
		<-d
		x *= 2
		d <- struct{}{}
	}()
	d <- struct{}{}
	<-d
	fmt.Println(x)
}
