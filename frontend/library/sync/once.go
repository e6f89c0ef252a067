package sync

// Once runs a function once; other callers wait until it has returned.
type Once struct {
	m    Mutex
	done bool
}

// Do calls f if this is the first call. A panic in f counts as done.
func (o *Once) Do(f func()) {
	if o.isDone() {
		return
	}
	o.m.Lock()
	defer o.m.Unlock()
	if !o.isDone() {
		defer o.finish()
		f()
	}
}

//stalemate:atomic
func (o *Once) isDone() bool { return o.done }

//stalemate:atomic
func (o *Once) finish() { o.done = true }

// OnceFunc returns a function that calls f once (Go 1.21).
func OnceFunc(f func()) func() {
	var once Once
	return func() { once.Do(f) }
}

// OnceValue returns a function that calls f once and always returns its value (Go 1.21).
func OnceValue[T any](f func() T) func() T {
	var once Once
	var result T
	return func() T {
		once.Do(func() { result = f() })
		return result
	}
}

// OnceValues is OnceValue for two results (Go 1.21).
func OnceValues[T1, T2 any](f func() (T1, T2)) func() (T1, T2) {
	var once Once
	var r1 T1
	var r2 T2
	return func() (T1, T2) {
		once.Do(func() { r1, r2 = f() })
		return r1, r2
	}
}
