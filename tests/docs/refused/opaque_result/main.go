//stalemate:expect error

// Nobody knows what channel this is.
package main

// Written in assembly.
func open() chan int // want "not supported"

func main() {
	<-open()
}
