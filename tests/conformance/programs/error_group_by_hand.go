//rule: the first error is kept by a Once; all goroutines are waited for (sync.Once, sync.WaitGroup)

package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type group struct {
	wg   sync.WaitGroup
	once sync.Once
	err  error
}

func (g *group) Go(f func() error) {
	g.wg.Add(1)
	go func() {
		defer g.wg.Done()
		if err := f(); err != nil {
			g.once.Do(func() { g.err = err })
		}
	}()
}
func (g *group) Wait() error { g.wg.Wait(); return g.err }

func main() {
	var g group
	var n int32
	for i := 0; i < 5; i++ {
		i := i
		g.Go(func() error {
			atomic.AddInt32(&n, 1)
			if i == 3 {
				return fmt.Errorf("task %d failed", i)
			}
			return nil
		})
	}
	fmt.Println(g.Wait())
	fmt.Println(n)
	var ok group
	ok.Go(func() error { return nil })
	fmt.Println(ok.Wait())
}
