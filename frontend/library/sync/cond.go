package sync

// Cond keeps its waiters in a list, first in first out; a ticket is taken before L is released.
type Cond struct {
	self       *Cond // once it was used
	head, tail *ticket
	L          Locker
}

type ticket struct {
	notified int
	next     *ticket
}

// await blocks while *word is 0.
func await(word *int)

// NewCond returns a Cond with locker l.
func NewCond(l Locker) *Cond { return &Cond{L: l} }

// use tells, within a step, whether c is no copy of a Cond in use.
func (c *Cond) use() bool {
	if c.self == nil {
		c.self = c
	}
	return c.self == c
}

func copied() { panic("sync.Cond is copied") }

// Wait releases L, waits for a Signal or Broadcast that comes later, and locks L again.
//
//stalemate:constant
func (c *Cond) Wait() {
	t := c.enqueue()
	if t == nil {
		copied()
	}
	c.L.Unlock()
	await(&t.notified)
	c.L.Lock()
}

//stalemate:atomic write beyond
func (c *Cond) enqueue() *ticket {
	if !c.use() {
		return nil
	}
	t := &ticket{}
	if c.tail == nil {
		c.head = t
	} else {
		c.tail.next = t
	}
	c.tail = t
	return t
}

// Signal wakes the longest waiting goroutine, if there is one.
func (c *Cond) Signal() {
	if !c.signal() {
		copied()
	}
}

//stalemate:atomic write beyond
func (c *Cond) signal() bool {
	if !c.use() {
		return false
	}
	t := c.head
	if t == nil {
		return true
	}
	c.head = t.next
	if c.head == nil {
		c.tail = nil
	}
	t.next = nil
	t.notified = 1
	return true
}

// Broadcast wakes all waiting goroutines.
func (c *Cond) Broadcast() {
	if !c.broadcast() {
		copied()
	}
}

//stalemate:atomic write beyond
func (c *Cond) broadcast() bool {
	if !c.use() {
		return false
	}
	t := c.head
	for t != nil {
		next := t.next
		t.next = nil
		t.notified = 1
		t = next
	}
	c.head = nil
	c.tail = nil
	return true
}
