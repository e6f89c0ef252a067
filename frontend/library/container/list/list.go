// Package list is a doubly linked list: a ring through an element of the list's own, so that every operation touches what Go's
// does.
package list

type Element struct {
	next, prev *Element
	list       *List
	Value      any
}

func (e *Element) Next() *Element { return e.unlessEnd(e.next) }
func (e *Element) Prev() *Element { return e.unlessEnd(e.prev) }

// unlessEnd is the neighbour, if that is no list's end.
func (e *Element) unlessEnd(neighbour *Element) *Element {
	if e.list == nil || neighbour == &e.list.root {
		return nil
	}
	return neighbour
}

// List is empty as a zero value; the ring is closed when it is first used.
type List struct {
	root Element // before the front and behind the back
	len  int
}

func New() *List { return new(List).Init() }

func (l *List) Init() *List {
	l.root.next, l.root.prev = &l.root, &l.root
	l.len = 0
	return l
}

func (l *List) closeRing() {
	if l.root.next == nil {
		l.Init()
	}
}

func (l *List) Len() int { return l.len }

func (l *List) Front() *Element {
	if l.len == 0 {
		return nil
	}
	return l.root.next
}

func (l *List) Back() *Element {
	if l.len == 0 {
		return nil
	}
	return l.root.prev
}

// link puts e behind at.
func link(e, at *Element) {
	e.prev, e.next = at, at.next
	at.next.prev = e
	at.next = e
}

func unlink(e *Element) {
	e.prev.next = e.next
	e.next.prev = e.prev
}

// add makes a new element behind at.
func (l *List) add(v any, at *Element) *Element {
	e := &Element{Value: v}
	link(e, at)
	e.list = l
	l.len++
	return e
}

func (l *List) Remove(e *Element) any {
	if e.list == l {
		unlink(e)
		e.next, e.prev, e.list = nil, nil, nil
		l.len--
	}
	return e.Value
}

func (l *List) PushFront(v any) *Element {
	l.closeRing()
	return l.add(v, &l.root)
}

func (l *List) PushBack(v any) *Element {
	l.closeRing()
	return l.add(v, l.root.prev)
}

func (l *List) InsertBefore(v any, mark *Element) *Element {
	if mark.list != l {
		return nil
	}
	return l.add(v, mark.prev)
}

func (l *List) InsertAfter(v any, mark *Element) *Element {
	if mark.list != l {
		return nil
	}
	return l.add(v, mark)
}

// move puts e, which is in the list, behind at.
func move(e, at *Element) {
	if e != at {
		unlink(e)
		link(e, at)
	}
}

func (l *List) MoveToFront(e *Element) {
	if e.list == l && l.root.next != e {
		move(e, &l.root)
	}
}

func (l *List) MoveToBack(e *Element) {
	if e.list == l && l.root.prev != e {
		move(e, l.root.prev)
	}
}

func (l *List) MoveBefore(e, mark *Element) {
	if e.list == l && e != mark && mark.list == l {
		move(e, mark.prev)
	}
}

func (l *List) MoveAfter(e, mark *Element) {
	if e.list == l && e != mark && mark.list == l {
		move(e, mark)
	}
}

func (l *List) PushBackList(other *List) {
	l.closeRing()
	e := other.Front()
	for n := other.Len(); n > 0; n-- {
		l.add(e.Value, l.root.prev)
		e = e.Next()
	}
}

func (l *List) PushFrontList(other *List) {
	l.closeRing()
	e := other.Back()
	for n := other.Len(); n > 0; n-- {
		l.add(e.Value, &l.root)
		e = e.Prev()
	}
}
