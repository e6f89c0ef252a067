//stalemate:expect deadlock,data-race
//stalemate:go exit,deadlock
//stalemate:source a snapshot of a struct is taken with its mutex

// The copy is locked for ever if somebody held the lock just then.
package main

import (
	"fmt"
	"sync"
)

type Account struct {
	mu      sync.Mutex
	balance int
}

func (a *Account) Balance() int {
	a.mu.Lock() // want "data race"
	defer a.mu.Unlock()
	return a.balance
}

func (a *Account) Snapshot() Account { return *a }

func main() {
	account := &Account{balance: 100}
	sum := make(chan int)
	go func() {
		snapshot := account.Snapshot()
		sum <- snapshot.Balance()
	}()
	fmt.Println(account.Balance())
	fmt.Println(<-sum) // want "all 2 goroutines are blocked"
}
