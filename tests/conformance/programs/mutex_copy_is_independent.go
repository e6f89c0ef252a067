//rule: copying an unlocked mutex gives an independent unlocked mutex (sync.Mutex)

package main

import (
	"fmt"
	"sync"
)

type box struct {
	mu sync.Mutex
	n  int
}

func main() {
	a := &box{n: 1}
	b := &box{n: 2}
	a.mu.Lock()
	fmt.Println(b.mu.TryLock(), a.mu.TryLock())
	list := make([]box, 2)
	list[0].mu.Lock()
	fmt.Println(list[1].mu.TryLock(), list[0].mu.TryLock())
	p := &list[0].mu
	p.Unlock()
	fmt.Println(list[0].mu.TryLock())
	m := map[string]*sync.Mutex{"a": {}}
	m["a"].Lock()
	fmt.Println(m["a"].TryLock())
}
