//rule: a recursive call of Once.Do deadlocks (sync.Once.Do)
//exit: 2
//stderr: fatal error: all goroutines are asleep - deadlock!

package main

import (
	"fmt"
	"sync"
)

var once sync.Once

func setup() {
	fmt.Println("setup")
	once.Do(setup)
}

func main() {
	once.Do(setup)
}
