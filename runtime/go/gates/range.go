// sync.Map.Range in steps: the keys that are there at its start, then each one's value, which passes the gate again, then
// some of those that came in the meantime. That is what sync.Map promises, by its other methods alone.
package main

import "sync"

type zz_map struct {
	*sync.Map
	site int
}

// ZZ_Range: the receiver of Range.
func ZZ_Range(site int, m *sync.Map) zz_map {
	zz_gate(site, true)
	return zz_map{m, site}
}

func (m zz_map) Range(f func(key, value any) bool) {
	if zz_mode == zz_off {
		m.Map.Range(f)
		return
	}
	seen := map[any]bool{}
	if !m.visit(m.keys(seen), f) {
		return
	}
	var added []any
	for _, key := range m.keys(seen) {
		if zz_random()%2 == 0 {
			added = append(added, key)
		}
	}
	m.visit(added, f)
}

// keys are those not seen yet, in any order.
func (m zz_map) keys(seen map[any]bool) (keys []any) {
	m.Map.Range(func(key, _ any) bool {
		if !seen[key] {
			seen[key] = true
			at := int(zz_random() % uint64(len(keys)+1))
			keys = append(keys, nil)
			copy(keys[at+1:], keys[at:])
			keys[at] = key
		}
		return true
	})
	return keys
}

func (m zz_map) visit(keys []any, f func(key, value any) bool) bool {
	for _, key := range keys {
		zz_gate(m.site+zz_again, true)
		if value, isThere := m.Map.Load(key); isThere && !f(key, value) {
			return false
		}
	}
	return true
}
