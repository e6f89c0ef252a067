package sync

// WaitGroup is one word, the counter.
type WaitGroup struct {
	counter int
}

func (wg *WaitGroup) Add(delta int)
func (wg *WaitGroup) Wait()

// Done takes one off the counter.
func (wg *WaitGroup) Done() { wg.Add(-1) }

// Go runs f in a goroutine that the group counts (Go 1.25).
func (wg *WaitGroup) Go(f func()) {
	wg.Add(1)
	go func() {
		defer wg.Done()
		f()
	}()
}
