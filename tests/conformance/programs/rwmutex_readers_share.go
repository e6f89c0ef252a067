//rule: several readers hold an RWMutex at once, a writer excludes all (sync.RWMutex)

package main

import (
	"fmt"
	"sync"
)

func main() {
	var rw sync.RWMutex
	data := map[string]int{"k": 0}
	var wg sync.WaitGroup
	rw.RLock()
	rw.RLock()
	fmt.Println(rw.TryLock())
	rw.RUnlock()
	rw.RUnlock()
	for i := 1; i <= 4; i++ {
		wg.Add(2)
		go func(i int) {
			defer wg.Done()
			rw.Lock()
			data["k"] += i
			rw.Unlock()
		}(i)
		go func() {
			defer wg.Done()
			rw.RLock()
			defer rw.RUnlock()
			_ = data["k"]
		}()
	}
	wg.Wait()
	l := rw.RLocker()
	l.Lock()
	fmt.Println(data["k"], rw.TryRLock())
	rw.RUnlock()
	l.Unlock()
	fmt.Println(rw.TryLock())
}
