//stalemate:expect deadlock
//stalemate:go exit,deadlock
//stalemate:source os.Create that fails while a lock is held

// The early return forgets the lock. Whether the file can be made depends on the system.
package main

import (
	"fmt"
	"os"
	"sync"
)

var mu sync.Mutex

func save(path string) error {
	mu.Lock() // want "deadlock"
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer mu.Unlock()
	return f.Close()
}

func main() {
	fmt.Println(save("/no/such/directory/a"))
	fmt.Println(save("/no/such/directory/b"))
}
