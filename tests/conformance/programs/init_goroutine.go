//rule: init may start goroutines and synchronise with them (spec "Package initialization")

package main

import "fmt"

var result = make(chan int)

var answer int

func init() {
	go func() { result <- 42 }()
	answer = <-result
}

func main() { fmt.Println(answer) }
