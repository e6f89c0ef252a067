// Package list is a doubly linked list.
package list

type Element struct {
	next, prev *Element
	list       *List
	Value      any
}

func (e *Element) Next() *Element { return e.next }
func (e *Element) Prev() *Element { return e.prev }

// List is a chain from front to back; the zero value is empty.
type List struct {
	front, back *Element
	len         int
}

func New() *List { return &List{} }

func (l *List) Init() *List {
	l.front, l.back, l.len = nil, nil, 0
	return l
}

func (l *List) Len() int        { return l.len }
func (l *List) Front() *Element { return l.front }
func (l *List) Back() *Element  { return l.back }

// link puts e behind at, or to the front if at is nil.
func (l *List) link(e, at *Element) *Element {
	e.list = l
	e.prev = at
	if at == nil {
		e.next = l.front
		l.front = e
	} else {
		e.next = at.next
		at.next = e
	}
	if e.next == nil {
		l.back = e
	} else {
		e.next.prev = e
	}
	l.len++
	return e
}

func (l *List) unlink(e *Element) {
	if e.prev == nil {
		l.front = e.next
	} else {
		e.prev.next = e.next
	}
	if e.next == nil {
		l.back = e.prev
	} else {
		e.next.prev = e.prev
	}
	e.next, e.prev, e.list = nil, nil, nil
	l.len--
}

func (l *List) Remove(e *Element) any {
	if e.list == l {
		l.unlink(e)
	}
	return e.Value
}

func (l *List) PushFront(v any) *Element { return l.link(&Element{Value: v}, nil) }
func (l *List) PushBack(v any) *Element  { return l.link(&Element{Value: v}, l.back) }

func (l *List) InsertBefore(v any, mark *Element) *Element {
	if mark.list != l {
		return nil
	}
	return l.link(&Element{Value: v}, mark.prev)
}

func (l *List) InsertAfter(v any, mark *Element) *Element {
	if mark.list != l {
		return nil
	}
	return l.link(&Element{Value: v}, mark)
}

func (l *List) MoveToFront(e *Element) {
	if e.list == l && l.front != e {
		l.unlink(e)
		l.link(e, nil)
	}
}

func (l *List) MoveToBack(e *Element) {
	if e.list == l && l.back != e {
		l.unlink(e)
		l.link(e, l.back)
	}
}

func (l *List) MoveBefore(e, mark *Element) {
	if e.list == l && mark.list == l && e != mark {
		l.unlink(e)
		l.link(e, mark.prev)
	}
}

func (l *List) MoveAfter(e, mark *Element) {
	if e.list == l && mark.list == l && e != mark {
		l.unlink(e)
		l.link(e, mark)
	}
}

func (l *List) PushBackList(other *List) {
	e := other.front
	for n := other.len; n > 0; n-- {
		l.PushBack(e.Value)
		e = e.next
	}
}

func (l *List) PushFrontList(other *List) {
	e := other.back
	for n := other.len; n > 0; n-- {
		l.PushFront(e.Value)
		e = e.prev
	}
}
