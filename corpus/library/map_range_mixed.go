//stalemate:expect panic
//stalemate:go exit,panic
//stalemate:source sync.Map.Range taken for a snapshot: both balances are updated while it runs

// A transfer moves one coin from "a" to "b". Range reads each value when it comes to its key, so the total may lack the coin.
package main

import "sync"

func main() {
	var balances sync.Map
	balances.Store("a", 1)
	balances.Store("b", 0)
	done := make(chan bool)
	go func() {
		balances.Store("b", 1)
		balances.Store("a", 0)
		close(done)
	}()
	total := 0
	balances.Range(func(_, v any) bool {
		total += v.(int)
		return true
	})
	<-done
	if total == 0 {
		panic("a coin is lost") // want "a coin is lost"
	}
}
