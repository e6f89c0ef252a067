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

// sameType reports whether two values have the same dynamic type.
func sameType(x, y any) bool

// Store sets the value; nil panics, and so does a value of another type than the first.
func (v *Value) Store(val any) {
	if val == nil {
		panic("sync/atomic: store of nil value into Value")
	}
	if !v.set(val) {
		panic("sync/atomic: store of inconsistently typed value into Value")
	}
}

//stalemate:atomic write
func (v *Value) set(val any) bool {
	if v.v != nil && !sameType(v.v, val) {
		return false
	}
	v.v = val
	return true
}

func (v *Value) Swap(new any) (old any) {
	if new == nil {
		panic("sync/atomic: swap of nil value into Value")
	}
	old, ok := v.exchange(new)
	if !ok {
		panic("sync/atomic: swap of inconsistently typed value into Value")
	}
	return old
}

//stalemate:atomic write
func (v *Value) exchange(new any) (old any, ok bool) {
	if v.v != nil && !sameType(v.v, new) {
		return nil, false
	}
	old = v.v
	v.v = new
	return old, true
}

func (v *Value) CompareAndSwap(old, new any) (swapped bool) {
	if new == nil {
		panic("sync/atomic: compare and swap of nil value into Value")
	}
	if old != nil && !sameType(old, new) {
		panic("sync/atomic: compare and swap of inconsistently typed values")
	}
	swapped, ok := v.replace(old, new)
	if !ok {
		panic("sync/atomic: compare and swap of inconsistently typed value into Value")
	}
	return swapped
}

//stalemate:atomic write
func (v *Value) replace(old, new any) (swapped, ok bool) {
	if v.v != nil && !sameType(v.v, new) {
		return false, false
	}
	if v.v != old {
		return false, true
	}
	v.v = new
	return true, true
}
