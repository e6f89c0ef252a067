//stalemate:expect deadlock
//stalemate:go exit, deadlock
//stalemate:source dining philosophers: everybody takes the left fork first

// When all hold the left fork, all wait for the right one.
package main

import (
	"fmt"
	"sync"
)

const philosophers = 3

type philosopher struct {
	name        string
	left, right *sync.Mutex
	meals       int
}

func (p *philosopher) dine(done *sync.WaitGroup) {
	defer done.Done()
	p.left.Lock()
	p.right.Lock()
	p.meals++
	p.right.Unlock()
	p.left.Unlock()
}

func main() {
	forks := make([]sync.Mutex, philosophers)
	names := []string{"Hannah", "Edith", "Simone"}
	var table []*philosopher
	for i, name := range names {
		table = append(table, &philosopher{name: name, left: &forks[i], right: &forks[(i+1)%philosophers]})
	}
	var done sync.WaitGroup
	for _, p := range table {
		done.Add(1)
		go p.dine(&done)
	}
	done.Wait() // want "deadlock"
	for _, p := range table {
		fmt.Println(p.name, "has eaten", p.meals, "time")
	}
}
