package testing

// B runs its function once, with N = 1.
type B struct {
	common
	N int
}

func (b *B) ResetTimer()          {}
func (b *B) StartTimer()          {}
func (b *B) StopTimer()           {}
func (b *B) ReportAllocs()        {}
func (b *B) SetBytes(n int64)     {}
func (b *B) SetParallelism(p int) {}

func (b *B) ReportMetric(n float64, unit string) {}

// Run runs f in a goroutine and waits for its end.
//
//stalemate:constant
func (b *B) Run(name string, f func(b *B)) bool {
	sub := &B{newCommon(name, &b.common), 1}
	go sub.run(sub.signal, func() { f(sub) })
	sub.await()
	return !sub.Failed()
}

// Loop is true once.
func (b *B) Loop() bool {
	b.N--
	return b.N >= 0
}

// PB is true once in each goroutine of RunParallel.
type PB struct {
	left int
}

func (p *PB) Next() bool {
	p.left--
	return p.left >= 0
}

// RunParallel calls body in two goroutines.
func (b *B) RunParallel(body func(*PB)) {
	ended := make(chan bool)
	for i := 0; i < 2; i++ {
		go func() {
			body(&PB{1})
			ended <- true
		}()
	}
	<-ended
	<-ended
}

func runBenchmarkEntry(name string, f func(b *B)) {
	root := &B{newCommon("", nil), 1}
	root.Run(name, f)
}

// unknownCount ends what can be known: nothing counts allocations.
func unknownCount()

// AllocsPerRun runs f once more than it is told to, as Go's does, for what may go wrong in it. A made-up result would decide what a test
// asserts, so there is none.
func AllocsPerRun(runs int, f func()) (avg float64) {
	for i := 0; i <= runs; i++ {
		f()
	}
	unknownCount()
	return 0
}
