// Package atomic: every operation is one step; accesses are atomic for the data race rule.
package atomic

//stalemate:atomic read
func LoadInt32(addr *int32) (val int32) { return *addr }

//stalemate:atomic write
func StoreInt32(addr *int32, val int32) { *addr = val }

//stalemate:atomic write adds
func AddInt32(addr *int32, delta int32) (new int32) {
	*addr += delta
	return *addr
}

//stalemate:atomic write
func SwapInt32(addr *int32, new int32) (old int32) {
	old = *addr
	*addr = new
	return old
}

//stalemate:atomic write
func CompareAndSwapInt32(addr *int32, old, new int32) (swapped bool) {
	if *addr != old {
		return false
	}
	*addr = new
	return true
}

// Int32 is a int32 with atomic operations.
type Int32 struct {
	v int32
}

//stalemate:atomic read
func (x *Int32) Load() int32 { return x.v }

//stalemate:atomic write
func (x *Int32) Store(val int32) { x.v = val }

//stalemate:atomic write
func (x *Int32) Swap(new int32) (old int32) {
	old = x.v
	x.v = new
	return old
}

//stalemate:atomic write
func (x *Int32) CompareAndSwap(old, new int32) (swapped bool) {
	if x.v != old {
		return false
	}
	x.v = new
	return true
}

//stalemate:atomic write adds
func (x *Int32) Add(delta int32) (new int32) {
	x.v += delta
	return x.v
}

//stalemate:atomic read
func LoadInt64(addr *int64) (val int64) { return *addr }

//stalemate:atomic write
func StoreInt64(addr *int64, val int64) { *addr = val }

//stalemate:atomic write adds
func AddInt64(addr *int64, delta int64) (new int64) {
	*addr += delta
	return *addr
}

//stalemate:atomic write
func SwapInt64(addr *int64, new int64) (old int64) {
	old = *addr
	*addr = new
	return old
}

//stalemate:atomic write
func CompareAndSwapInt64(addr *int64, old, new int64) (swapped bool) {
	if *addr != old {
		return false
	}
	*addr = new
	return true
}

// Int64 is a int64 with atomic operations.
type Int64 struct {
	v int64
}

//stalemate:atomic read
func (x *Int64) Load() int64 { return x.v }

//stalemate:atomic write
func (x *Int64) Store(val int64) { x.v = val }

//stalemate:atomic write
func (x *Int64) Swap(new int64) (old int64) {
	old = x.v
	x.v = new
	return old
}

//stalemate:atomic write
func (x *Int64) CompareAndSwap(old, new int64) (swapped bool) {
	if x.v != old {
		return false
	}
	x.v = new
	return true
}

//stalemate:atomic write adds
func (x *Int64) Add(delta int64) (new int64) {
	x.v += delta
	return x.v
}

//stalemate:atomic read
func LoadUint32(addr *uint32) (val uint32) { return *addr }

//stalemate:atomic write
func StoreUint32(addr *uint32, val uint32) { *addr = val }

//stalemate:atomic write adds
func AddUint32(addr *uint32, delta uint32) (new uint32) {
	*addr += delta
	return *addr
}

//stalemate:atomic write
func SwapUint32(addr *uint32, new uint32) (old uint32) {
	old = *addr
	*addr = new
	return old
}

//stalemate:atomic write
func CompareAndSwapUint32(addr *uint32, old, new uint32) (swapped bool) {
	if *addr != old {
		return false
	}
	*addr = new
	return true
}

// Uint32 is a uint32 with atomic operations.
type Uint32 struct {
	v uint32
}

//stalemate:atomic read
func (x *Uint32) Load() uint32 { return x.v }

//stalemate:atomic write
func (x *Uint32) Store(val uint32) { x.v = val }

//stalemate:atomic write
func (x *Uint32) Swap(new uint32) (old uint32) {
	old = x.v
	x.v = new
	return old
}

//stalemate:atomic write
func (x *Uint32) CompareAndSwap(old, new uint32) (swapped bool) {
	if x.v != old {
		return false
	}
	x.v = new
	return true
}

//stalemate:atomic write adds
func (x *Uint32) Add(delta uint32) (new uint32) {
	x.v += delta
	return x.v
}

//stalemate:atomic read
func LoadUint64(addr *uint64) (val uint64) { return *addr }

//stalemate:atomic write
func StoreUint64(addr *uint64, val uint64) { *addr = val }

//stalemate:atomic write adds
func AddUint64(addr *uint64, delta uint64) (new uint64) {
	*addr += delta
	return *addr
}

//stalemate:atomic write
func SwapUint64(addr *uint64, new uint64) (old uint64) {
	old = *addr
	*addr = new
	return old
}

//stalemate:atomic write
func CompareAndSwapUint64(addr *uint64, old, new uint64) (swapped bool) {
	if *addr != old {
		return false
	}
	*addr = new
	return true
}

// Uint64 is a uint64 with atomic operations.
type Uint64 struct {
	v uint64
}

//stalemate:atomic read
func (x *Uint64) Load() uint64 { return x.v }

//stalemate:atomic write
func (x *Uint64) Store(val uint64) { x.v = val }

//stalemate:atomic write
func (x *Uint64) Swap(new uint64) (old uint64) {
	old = x.v
	x.v = new
	return old
}

//stalemate:atomic write
func (x *Uint64) CompareAndSwap(old, new uint64) (swapped bool) {
	if x.v != old {
		return false
	}
	x.v = new
	return true
}

//stalemate:atomic write adds
func (x *Uint64) Add(delta uint64) (new uint64) {
	x.v += delta
	return x.v
}

//stalemate:atomic read
func LoadUintptr(addr *uintptr) (val uintptr) { return *addr }

//stalemate:atomic write
func StoreUintptr(addr *uintptr, val uintptr) { *addr = val }

//stalemate:atomic write adds
func AddUintptr(addr *uintptr, delta uintptr) (new uintptr) {
	*addr += delta
	return *addr
}

//stalemate:atomic write
func SwapUintptr(addr *uintptr, new uintptr) (old uintptr) {
	old = *addr
	*addr = new
	return old
}

//stalemate:atomic write
func CompareAndSwapUintptr(addr *uintptr, old, new uintptr) (swapped bool) {
	if *addr != old {
		return false
	}
	*addr = new
	return true
}

// Uintptr is a uintptr with atomic operations.
type Uintptr struct {
	v uintptr
}

//stalemate:atomic read
func (x *Uintptr) Load() uintptr { return x.v }

//stalemate:atomic write
func (x *Uintptr) Store(val uintptr) { x.v = val }

//stalemate:atomic write
func (x *Uintptr) Swap(new uintptr) (old uintptr) {
	old = x.v
	x.v = new
	return old
}

//stalemate:atomic write
func (x *Uintptr) CompareAndSwap(old, new uintptr) (swapped bool) {
	if x.v != old {
		return false
	}
	x.v = new
	return true
}

//stalemate:atomic write adds
func (x *Uintptr) Add(delta uintptr) (new uintptr) {
	x.v += delta
	return x.v
}
