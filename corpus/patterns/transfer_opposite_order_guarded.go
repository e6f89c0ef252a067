//stalemate:expect safe
//stalemate:go exit
//stalemate:source transfers lock both accounts, the payer's first, under a lock of the bank; a last one follows when all are done

// The bank's lock guards the order of the others; what comes after Wait meets nobody.
package main

import (
	"fmt"
	"sync"
)

type account struct {
	mu      sync.Mutex
	balance int
}

type bank struct {
	mu sync.Mutex
}

func transfer(from, to *account, amount int) {
	from.mu.Lock()
	defer from.mu.Unlock()
	to.mu.Lock()
	defer to.mu.Unlock()
	from.balance -= amount
	to.balance += amount
}

func (b *bank) transfer(from, to *account, amount int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	transfer(from, to, amount)
}

func main() {
	var b bank
	alice, bob := &account{balance: 10}, &account{balance: 10}
	transfer(bob, alice, 1)
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		b.transfer(alice, bob, 3)
	}()
	go func() {
		defer wg.Done()
		b.transfer(bob, alice, 3)
	}()
	wg.Wait()
	transfer(bob, alice, 1)
	fmt.Println(alice.balance + bob.balance)
}
