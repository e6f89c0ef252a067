package main

import (
	"fmt"
	"log"
	"os"
)

func main() {
	ch := make(chan int)
	go func() {
		for i := 0; ; i++ {
			ch <- i
		}
	}()
	for v := range ch {
		log.Printf("received %d", v)
		fmt.Fprintln(os.Stderr, "received", v)
	}
}
