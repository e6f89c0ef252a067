package sync

// Pool keeps what was put; Get takes the last one, or makes one.
type Pool struct {
	New   func() any
	items []any
}

//stalemate:atomic
func (p *Pool) take() (any, bool) {
	n := len(p.items)
	if n == 0 {
		return nil, false
	}
	x := p.items[n-1]
	p.items = p.items[:n-1]
	return x, true
}

// Get returns an item put before, or New().
//
//stalemate:constant
func (p *Pool) Get() any {
	if x, ok := p.take(); ok {
		return x
	}
	if p.New != nil {
		return p.New()
	}
	return nil
}

//stalemate:atomic
func (p *Pool) Put(x any) { p.items = append(p.items, x) }
