package sync

// Pool keeps what was put. Whatever is in it may be dropped at any time; only Get can tell.
type Pool struct {
	items []any
	New   func() any
}

//stalemate:atomic write beyond
func (p *Pool) take() (any, bool) {
	n := len(p.items)
	if n == 0 {
		return nil, false
	}
	x := p.items[n-1]
	p.items = p.items[:n-1]
	return x, true
}

// Get returns any item put before, or New(): the last one, unless it was dropped, and so on.
//
//stalemate:constant
func (p *Pool) Get() any {
	for {
		x, ok := p.take()
		if !ok {
			break
		}
		if choose(2) == 0 {
			return x
		}
	}
	if p.New != nil {
		return p.New()
	}
	return nil
}

//stalemate:atomic write beyond
func (p *Pool) Put(x any) { p.items = append(p.items, x) }
