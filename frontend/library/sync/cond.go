package sync

// Cond keeps its waiters in a list, first in first out; a ticket is taken before L is released.
type Cond struct {
	L          Locker
	head, tail *ticket
}

type ticket struct {
	notified int
	next     *ticket
}

// await blocks while *word is 0.
func await(word *int)

// NewCond returns a Cond with locker l.
func NewCond(l Locker) *Cond { return &Cond{L: l} }

// Wait releases L, waits for a Signal or Broadcast that comes later, and locks L again.
//
//stalemate:constant
func (c *Cond) Wait() {
	t := c.enqueue()
	c.L.Unlock()
	await(&t.notified)
	c.L.Lock()
}

//stalemate:atomic
func (c *Cond) enqueue() *ticket {
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
//
//stalemate:atomic
func (c *Cond) Signal() {
	t := c.head
	if t == nil {
		return
	}
	c.head = t.next
	if c.head == nil {
		c.tail = nil
	}
	t.next = nil
	t.notified = 1
}

// Broadcast wakes all waiting goroutines.
//
//stalemate:atomic
func (c *Cond) Broadcast() {
	t := c.head
	for t != nil {
		next := t.next
		t.next = nil
		t.notified = 1
		t = next
	}
	c.head = nil
	c.tail = nil
}
