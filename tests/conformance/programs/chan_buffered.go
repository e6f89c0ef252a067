//rule: a buffered channel is a FIFO of cap elements (spec "Channel types", "Length and capacity")

package main

import "fmt"

func main() {
	c := make(chan string, 3)
	fmt.Println(len(c), cap(c))
	c <- "a"
	c <- "b"
	fmt.Println(len(c), cap(c))
	fmt.Println(<-c)
	c <- "c"
	c <- "d"
	fmt.Println(len(c))
	fmt.Println(<-c, <-c, <-c)
	fmt.Println(len(c))
}
