//rule: a channel registered for signals stays empty while none is sent (os/signal.Notify)

package main

import (
	"fmt"
	"os"
	"os/signal"
)

func main() {
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt)
	defer signal.Stop(c)
	select {
	case s := <-c:
		fmt.Println(s)
	default:
		fmt.Println("no signal", len(c))
	}
}
