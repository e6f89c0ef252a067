//stalemate:expect lock-order
//stalemate:go exit
//stalemate:source transfers lock both accounts, the payer's first; that two never cross hangs on a flag

// The second transfer is made only after the first has told it so, under a lock: no execution has both at once. Whoever
// drops the flag has a deadlock.
package main

import (
	"fmt"
	"sync"
)

type account struct {
	mu      sync.Mutex
	balance int
}

func transfer(from, to *account, amount int) {
	from.mu.Lock()
	defer from.mu.Unlock()
	to.mu.Lock() // want "locks are taken in opposite orders"
	defer to.mu.Unlock()
	from.balance -= amount
	to.balance += amount
}

type progress struct {
	mu   sync.Mutex
	paid bool
}

func (p *progress) report() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.paid = true
}

func (p *progress) isPaid() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.paid
}

func main() {
	alice, bob := &account{balance: 10}, &account{balance: 10}
	var p progress
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		transfer(alice, bob, 3)
		p.report()
	}()
	go func() {
		defer wg.Done()
		if p.isPaid() {
			transfer(bob, alice, 3)
		}
	}()
	wg.Wait()
	fmt.Println(alice.balance + bob.balance)
}
