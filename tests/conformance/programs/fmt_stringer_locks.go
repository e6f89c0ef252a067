//rule: printing calls String in the calling goroutine, which may lock (fmt.Stringer; sync.Mutex)

package main

import (
	"fmt"
	"sync"
)

type account struct {
	mu  sync.Mutex
	sum int
}

func (a *account) String() string {
	a.mu.Lock()
	defer a.mu.Unlock()
	return fmt.Sprintf("balance %d", a.sum)
}

func main() {
	a := &account{sum: 10}
	fmt.Println(a)
	done := make(chan string)
	a.mu.Lock()
	go func() { done <- fmt.Sprint(a) }()
	a.sum = 20
	a.mu.Unlock()
	fmt.Println(<-done)
}
