package sync

// Map is a map whose operations are each one step.
type Map struct {
	entries map[any]any
}

//stalemate:atomic
func (m *Map) Load(key any) (value any, ok bool) {
	value, ok = m.entries[key]
	return
}

//stalemate:atomic
func (m *Map) Store(key, value any) {
	if m.entries == nil {
		m.entries = make(map[any]any)
	}
	m.entries[key] = value
}

//stalemate:atomic
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

//stalemate:atomic
func (m *Map) LoadAndDelete(key any) (value any, loaded bool) {
	value, loaded = m.entries[key]
	delete(m.entries, key)
	return
}

//stalemate:atomic
func (m *Map) Delete(key any) { delete(m.entries, key) }

//stalemate:atomic
func (m *Map) Swap(key, value any) (previous any, loaded bool) {
	previous, loaded = m.entries[key]
	if m.entries == nil {
		m.entries = make(map[any]any)
	}
	m.entries[key] = value
	return
}

//stalemate:atomic
func (m *Map) CompareAndSwap(key, old, new any) (swapped bool) {
	if v, ok := m.entries[key]; !ok || v != old {
		return false
	}
	m.entries[key] = new
	return true
}

//stalemate:atomic
func (m *Map) CompareAndDelete(key, old any) (deleted bool) {
	if v, ok := m.entries[key]; !ok || v != old {
		return false
	}
	delete(m.entries, key)
	return true
}

type pair struct {
	key, value any
}

//stalemate:atomic
func (m *Map) snapshot() []pair {
	var pairs []pair
	for k, v := range m.entries {
		pairs = append(pairs, pair{k, v})
	}
	return pairs
}

// choose returns any of 0 … n-1.
func choose(n int) int

// Range calls f for the entries present at its start, in any order.
func (m *Map) Range(f func(key, value any) bool) {
	pairs := m.snapshot()
	for len(pairs) > 0 {
		i := 0
		if len(pairs) > 1 {
			i = choose(len(pairs))
		}
		p := pairs[i]
		pairs = append(pairs[:i:i], pairs[i+1:]...)
		if !f(p.key, p.value) {
			return
		}
	}
}
