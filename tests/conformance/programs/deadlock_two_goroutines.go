//rule: goroutines waiting for each other in a circle deadlock (runtime deadlock detection)
//exit: 2
//stderr: fatal error: all goroutines are asleep - deadlock!

package main

import "fmt"

func main() {
	a, b := make(chan int), make(chan int)
	fmt.Println("start")
	go func() {
		v := <-a
		b <- v
	}()
	v := <-b
	a <- v
}
