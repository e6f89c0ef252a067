package sync

// Map is a map whose operations are each one step.
type Map struct {
	entries map[any]any
}

//stalemate:atomic read beyond
func (m *Map) Load(key any) (value any, ok bool) {
	value, ok = m.entries[key]
	return
}

//stalemate:atomic write beyond
func (m *Map) Store(key, value any) {
	if m.entries == nil {
		m.entries = make(map[any]any)
	}
	m.entries[key] = value
}

//stalemate:atomic write beyond
func (m *Map) LoadOrStore(key, value any) (actual any, loaded bool) {
	if v, ok := m.entries[key]; ok {
		return v, true
	}
	if m.entries == nil {
		m.entries = make(map[any]any)
	}
	m.entries[key] = value
	return value, false
}

//stalemate:atomic write beyond
func (m *Map) LoadAndDelete(key any) (value any, loaded bool) {
	value, loaded = m.entries[key]
	delete(m.entries, key)
	return
}

//stalemate:atomic write beyond
func (m *Map) Delete(key any) { delete(m.entries, key) }

//stalemate:atomic write beyond
func (m *Map) Swap(key, value any) (previous any, loaded bool) {
	previous, loaded = m.entries[key]
	if m.entries == nil {
		m.entries = make(map[any]any)
	}
	m.entries[key] = value
	return
}

//stalemate:atomic write beyond
func (m *Map) CompareAndSwap(key, old, new any) (swapped bool) {
	if v, ok := m.entries[key]; !ok || v != old {
		return false
	}
	m.entries[key] = new
	return true
}

//stalemate:atomic write beyond
func (m *Map) CompareAndDelete(key, old any) (deleted bool) {
	if v, ok := m.entries[key]; !ok || v != old {
		return false
	}
	delete(m.entries, key)
	return true
}

//stalemate:atomic write beyond
func (m *Map) Clear() { m.entries = nil }

//stalemate:atomic read beyond
func (m *Map) keys() []any {
	var keys []any
	for k := range m.entries {
		keys = append(keys, k)
	}
	return keys
}

// newKeys are those that are not among the old ones.
//
//stalemate:atomic read beyond
func (m *Map) newKeys(old []any) []any {
	var keys []any
	for k := range m.entries {
		isOld := false
		for _, o := range old {
			isOld = isOld || o == k
		}
		if !isOld {
			keys = append(keys, k)
		}
	}
	return keys
}

// choose returns any of 0 … n-1.
func choose(n int) int

// Range visits the keys present at its start in any order. A value is read when its key's turn comes; a key that is gone by then
// is passed over. Of the keys stored in the meantime any may be visited after them, as far as they are there by then.
func (m *Map) Range(f func(key, value any) bool) {
	keys := m.keys()
	if len(keys) == 0 {
		return
	}
	if !m.visit(append([]any(nil), keys...), f) {
		return
	}
	added := m.newKeys(keys)
	for i := len(added) - 1; i >= 0; i-- {
		if choose(2) == 0 {
			added = append(added[:i:i], added[i+1:]...)
		}
	}
	m.visit(added, f)
}

// visit calls f for the keys until it says no.
func (m *Map) visit(keys []any, f func(key, value any) bool) bool {
	for len(keys) > 0 {
		i := 0
		if len(keys) > 1 {
			i = choose(len(keys))
		}
		k := keys[i]
		keys = append(keys[:i:i], keys[i+1:]...)
		if v, ok := m.Load(k); ok && !f(k, v) {
			return false
		}
	}
	return true
}
