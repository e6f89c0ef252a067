// Package iter: the types of iterators, and Pull.
package iter

type Seq[V any] func(yield func(V) bool)

type Seq2[K, V any] func(yield func(K, V) bool)

// pulled is one answer of the goroutine that runs an iterator: a pair, its end or its panic.
type pulled[K, V any] struct {
	key      K
	value    V
	ok       bool
	panicked bool
	reason   any
}

// Pull2 runs seq in a goroutine that goes on only while next or stop waits for it.
func Pull2[K, V any](seq Seq2[K, V]) (next func() (K, V, bool), stop func()) {
	resume := make(chan bool)
	answers := make(chan pulled[K, V])
	started, done := false, false
	run := func() {
		last := pulled[K, V]{panicked: true}
		defer func() {
			if last.panicked {
				last.reason = recover()
			}
			answers <- last
		}()
		seq(func(key K, value V) bool {
			answers <- pulled[K, V]{key: key, value: value, ok: true}
			return <-resume
		})
		last.panicked = false
	}
	ask := func(goOn bool) pulled[K, V] {
		if started {
			resume <- goOn
		} else {
			started = true
			go run()
		}
		answer := <-answers
		if !answer.ok {
			done = true
			if answer.panicked {
				panic(answer.reason)
			}
		}
		return answer
	}
	next = func() (key K, value V, ok bool) {
		if !done {
			answer := ask(true)
			key, value, ok = answer.key, answer.value, answer.ok
		}
		return key, value, ok
	}
	stop = func() {
		if done {
			return
		}
		if !started {
			done = true
			return
		}
		ask(false)
	}
	return next, stop
}

func Pull[V any](seq Seq[V]) (next func() (V, bool), stop func()) {
	both, stop := Pull2(func(yield func(V, struct{}) bool) {
		seq(func(v V) bool { return yield(v, struct{}{}) })
	})
	next = func() (V, bool) {
		v, _, ok := both()
		return v, ok
	}
	return next, stop
}
