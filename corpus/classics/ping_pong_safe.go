//stalemate:expect safe
//stalemate:go exit
//stalemate:source ping-pong: two players, one ball, one table

// Whoever has hit the ball often enough keeps it and closes the table, which
// tells the other one that the game is over.
package main

import (
	"fmt"
	"sync"
)

type ball struct{ hits int }

const rally = 5

func play(name string, table chan *ball, done *sync.WaitGroup) {
	defer done.Done()
	for b := range table {
		b.hits++
		if b.hits == rally {
			fmt.Println("the ball was hit", b.hits, "times")
			close(table)
			return
		}
		table <- b
	}
}

func main() {
	table := make(chan *ball)
	var done sync.WaitGroup
	done.Add(2)
	go play("ping", table, &done)
	go play("pong", table, &done)
	table <- new(ball)
	done.Wait()
}
