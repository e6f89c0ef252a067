package main

import (
	"math/rand"
	"sync"
	"sync/atomic"
	"time"
)

func main() {
	var mu sync.Mutex
	var rw sync.RWMutex
	var wg sync.WaitGroup
	wg.Add(number(2))
	mu.Lock()
	stop()
	go func() {
		mu.Lock()
		rw.Lock()
		stop()
		rw.Unlock()
		mu.Unlock()
		wg.Done()
	}()
	go func() {
		rw.RLock()
		stop()
		rw.RUnlock()
		wg.Done()
	}()
	mu.Unlock()
	wg.Wait()
	stop()
	ask(mu.TryLock(), true)
	ask(rw.TryRLock(), true)
	ask(rw.TryLock(), false)
	rw.RUnlock()
	ask(rw.TryLock(), true)
	var n atomic.Int64
	n.Add(int64(number(2)))
	stop()
	ask(n.Load(), 2)
	cond := sync.NewCond(&mu)
	ready := false
	go func() {
		mu.Lock()
		ready = true
		cond.Signal()
		mu.Unlock()
	}()
	for !ready {
		cond.Wait()
	}
	timer := time.NewTimer(time.Second)
	stop()
	if timer.Stop() {
		stop()
	} else {
		<-timer.C
	}
	timer.Reset(1)
	<-timer.C
	k := number(2)
	stop()
	r := rand.Intn(k)
	stop()
	if r == 1 {
		stop()
	}
}
