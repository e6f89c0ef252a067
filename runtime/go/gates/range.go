// sync.Map.Range in steps: the keys that are there at its start, then each one's value, then those that have come in the
// meantime, of which some are visited; each step passes the gate again. It is what sync.Map promises, by its other methods.
package main

type zz_ranged interface {
	Load(key any) (value any, ok bool)
	Range(f func(key, value any) bool)
}

type zz_map struct {
	m    zz_ranged
	site int
}

// ZZ_Range: the receiver of Range, a *sync.Map or what embeds one.
func ZZ_Range(site int, m zz_ranged) zz_map {
	zz_gate(site, true)
	return zz_map{m, site}
}

func (m zz_map) Range(f func(key, value any) bool) {
	if zz_mode == zz_off {
		m.m.Range(f)
		return
	}
	seen := map[any]bool{}
	keys := m.keys(seen)
	if len(keys) == 0 || !m.visit(keys, f) {
		return
	}
	zz_gate(m.site+zz_again, true)
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
	m.m.Range(func(key, _ any) bool {
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
		if value, isThere := m.m.Load(key); isThere && !f(key, value) {
			return false
		}
	}
	return true
}
