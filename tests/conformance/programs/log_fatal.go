//rule: log.Fatal prints to standard error and exits with 1, without deferred calls (log.Fatal)
//exit: 1
//stderr: app: broken 7

package main

import (
	"fmt"
	"log"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("app: ")
	defer fmt.Println("never")
	fmt.Println("before")
	log.Fatalf("broken %d", 7)
}
