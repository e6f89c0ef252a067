package atomic

import "unsafe"

//stalemate:atomic read
func LoadPointer(addr *unsafe.Pointer) (val unsafe.Pointer) { return *addr }

//stalemate:atomic write
func StorePointer(addr *unsafe.Pointer, val unsafe.Pointer) { *addr = val }

//stalemate:atomic write
func SwapPointer(addr *unsafe.Pointer, new unsafe.Pointer) (old unsafe.Pointer) {
	old = *addr
	*addr = new
	return old
}

//stalemate:atomic write
func CompareAndSwapPointer(addr *unsafe.Pointer, old, new unsafe.Pointer) (swapped bool) {
	if *addr != old {
		return false
	}
	*addr = new
	return true
}
