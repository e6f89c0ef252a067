//stalemate:expect safe
//stalemate:go exit
//stalemate:source bounded parallelism with a weighted semaphore: large jobs take more of the budget

// Needs golang.org/x/sync. Taking the whole budget at the end waits for all.
package main

import (
	"context"
	"fmt"
	"sync/atomic"

	"golang.org/x/sync/semaphore"
)

const budget = 2

func main() {
	ctx := context.Background()
	sem := semaphore.NewWeighted(budget)
	var done int32
	for _, weight := range []int64{1, 2, 1} {
		weight := weight
		if err := sem.Acquire(ctx, weight); err != nil {
			fmt.Println(err)
			return
		}
		go func() {
			defer sem.Release(weight)
			atomic.AddInt32(&done, 1)
		}()
	}
	if err := sem.Acquire(ctx, budget); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(atomic.LoadInt32(&done), "done; room left:", sem.TryAcquire(1))
}
