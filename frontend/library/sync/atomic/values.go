package atomic

// Bool is a bool with atomic operations.
type Bool struct {
	v bool
}

//stalemate:atomic read
func (x *Bool) Load() bool { return x.v }

//stalemate:atomic write
func (x *Bool) Store(val bool) { x.v = val }

//stalemate:atomic write
func (x *Bool) Swap(new bool) (old bool) {
	old = x.v
	x.v = new
	return old
}

//stalemate:atomic write
func (x *Bool) CompareAndSwap(old, new bool) (swapped bool) {
	if x.v != old {
		return false
	}
	x.v = new
	return true
}

// Pointer is a *T with atomic operations.
type Pointer[T any] struct {
	v *T
}

//stalemate:atomic read
func (x *Pointer[T]) Load() *T { return x.v }

//stalemate:atomic write
func (x *Pointer[T]) Store(val *T) { x.v = val }

//stalemate:atomic write
func (x *Pointer[T]) Swap(new *T) (old *T) {
	old = x.v
	x.v = new
	return old
}

//stalemate:atomic write
func (x *Pointer[T]) CompareAndSwap(old, new *T) (swapped bool) {
	if x.v != old {
		return false
	}
	x.v = new
	return true
}

// Value holds a value of any one type.
type Value struct {
	v any
}

//stalemate:atomic read
func (v *Value) Load() (val any) { return v.v }

// Store sets the value; nil panics.
func (v *Value) Store(val any) {
	if val == nil {
		panic("sync/atomic: store of nil value into Value")
	}
	v.set(val)
}

//stalemate:atomic write
func (v *Value) set(val any) { v.v = val }

//stalemate:atomic write
func (v *Value) Swap(new any) (old any) {
	old = v.v
	v.v = new
	return old
}

//stalemate:atomic write
func (v *Value) CompareAndSwap(old, new any) (swapped bool) {
	if v.v != old {
		return false
	}
	v.v = new
	return true
}
