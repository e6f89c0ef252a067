//stalemate:expect safe
//stalemate:go hang
//stalemate:source main reports from time to time

// A loop without a way out in which time passes does what it should.
package main

import (
	"fmt"
	"time"
)

func main() {
	for {
		time.Sleep(time.Second)
		fmt.Println("tick")
	}
}
