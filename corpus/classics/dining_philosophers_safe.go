//stalemate:expect safe
//stalemate:go exit
//stalemate:source dining philosophers: the forks have an order, and everybody takes the lower one first

// The last philosopher is the only one who takes the right fork first. That
// is enough: the circle cannot close.
package main

import (
	"fmt"
	"sync"
)

const philosophers = 3

type fork struct {
	sync.Mutex
	id int
}

type philosopher struct {
	name          string
	first, second *fork
	meals         int
}

func newPhilosopher(name string, left, right *fork) *philosopher {
	if right.id < left.id {
		left, right = right, left
	}
	return &philosopher{name: name, first: left, second: right}
}

func (p *philosopher) dine(done *sync.WaitGroup) {
	defer done.Done()
	p.first.Lock()
	defer p.first.Unlock()
	p.second.Lock()
	defer p.second.Unlock()
	p.meals++
}

func main() {
	forks := make([]*fork, philosophers)
	for i := range forks {
		forks[i] = &fork{id: i}
	}
	names := []string{"Hannah", "Edith", "Simone"}
	var table []*philosopher
	for i, name := range names {
		table = append(table, newPhilosopher(name, forks[i], forks[(i+1)%philosophers]))
	}
	var done sync.WaitGroup
	for _, p := range table {
		done.Add(1)
		go p.dine(&done)
	}
	done.Wait()
	for _, p := range table {
		fmt.Println(p.name, "has eaten", p.meals, "time")
	}
}
