//stalemate:expect safe
//stalemate:go exit
//stalemate:source sync.Map.Range whose function deletes the keys to come

// Closing one connection closes its peer too. A key deleted before its turn is not visited, so none is closed twice.
package main

import "sync"

func main() {
	var peers sync.Map
	for i := 0; i < 2; i++ {
		peers.Store(i, make(chan bool))
	}
	closed := 0
	peers.Range(func(k, v any) bool {
		close(v.(chan bool))
		closed++
		peers.Delete(k)
		if peer, ok := peers.LoadAndDelete(1 - k.(int)); ok {
			close(peer.(chan bool))
			closed++
		}
		return true
	})
	if closed != 2 {
		panic("not all were closed")
	}
}
