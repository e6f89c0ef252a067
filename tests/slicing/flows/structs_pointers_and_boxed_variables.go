package main

type inner struct{ a, b int }
type outer struct {
	name string
	inner
	next *outer
}

func (o *outer) set(v int) { stop(); o.b = v }
func (o outer) get() int   { stop(); return o.b }

func main() {
	o := &outer{name: "o"}
	o.next = &outer{}
	o.set(number(3))
	o.next.a = number(4)
	p := &o.inner
	stop()
	q := &p.b
	stop()
	copied := *o
	*q += 2
	get := o.get
	stop()
	ask(o.get(), 5)
	ask(get(), 5)
	ask(copied.b, 3)
	ask(o.next.a, 4)
	x := number(1)
	change := func() { x += number(8) }
	change()
	ask(x, 9)
	ask(inner{number(1), 2}, inner{1, 2})
}
