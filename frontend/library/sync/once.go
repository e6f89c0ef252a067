package sync

// Once runs a function once; other callers wait until it has returned.
type Once struct {
	done bool
	m    Mutex
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

//stalemate:atomic read
func (o *Once) isDone() bool { return o.done }

//stalemate:atomic write
func (o *Once) finish() { o.done = true }

// outcome runs a function once and keeps how it ended: its value, or a panic that every call repeats.
type outcome[T any] struct {
	m                 Mutex
	done, isPanicking bool
	panicked          any
	value             T
}

//stalemate:atomic
func (o *outcome[T]) get() (done, isPanicking bool, panicked any, value T) {
	return o.done, o.isPanicking, o.panicked, o.value
}

//stalemate:atomic
func (o *outcome[T]) set(isPanicking bool, panicked any, value T) {
	o.done, o.isPanicking, o.panicked, o.value = true, isPanicking, panicked, value
}

func (o *outcome[T]) do(f func() T) T {
	done, isPanicking, panicked, value := o.get()
	if !done {
		isPanicking, panicked, value = o.first(f)
	}
	if isPanicking {
		panic(panicked)
	}
	return value
}

// first calls f unless somebody else was faster.
func (o *outcome[T]) first(f func() T) (isPanicking bool, panicked any, value T) {
	o.m.Lock()
	defer o.m.Unlock()
	done, isPanicking, panicked, value := o.get()
	if done {
		return isPanicking, panicked, value
	}
	isPanicking = true
	defer func() {
		if isPanicking {
			panicked = recover()
		}
		o.set(isPanicking, panicked, value)
	}()
	value = f()
	isPanicking = false
	return isPanicking, panicked, value
}

// OnceFunc returns a function that calls f once (Go 1.21).
func OnceFunc(f func()) func() {
	o := &outcome[struct{}]{}
	return func() {
		o.do(func() (none struct{}) {
			f()
			return
		})
	}
}

// OnceValue returns a function that calls f once and always returns its value (Go 1.21).
func OnceValue[T any](f func() T) func() T {
	o := &outcome[T]{}
	return func() T { return o.do(f) }
}

type two[T1, T2 any] struct {
	first  T1
	second T2
}

// OnceValues is OnceValue for two results (Go 1.21).
func OnceValues[T1, T2 any](f func() (T1, T2)) func() (T1, T2) {
	o := &outcome[two[T1, T2]]{}
	return func() (T1, T2) {
		values := o.do(func() (values two[T1, T2]) {
			values.first, values.second = f()
			return
		})
		return values.first, values.second
	}
}
