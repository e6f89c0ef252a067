//rule: results of a go call are discarded; the program ends when main returns (spec "Go statements", "Program execution")

package main

import "fmt"

func work(done chan<- bool) (int, error) {
	defer close(done)
	return 1, nil
}

func main() {
	done := make(chan bool)
	go work(done)
	<-done
	block := make(chan int)
	go func() {
		defer fmt.Println("never: main does not wait")
		<-block
	}()
	fmt.Println("main returns")
}
