package main

type shape interface{ area() int }
type square int
type rectangle struct{ a, b int }
type pointed struct{ n int }

func (s square) area() int    { stop(); return int(s * s) }
func (r rectangle) area() int { stop(); return r.a * r.b }
func (p *pointed) area() int  { stop(); return p.n }
func total(s ...shape) (n int) {
	for _, one := range s {
		n += one.area()
		stop()
	}
	return
}

type named interface{ name() string }

func (r rectangle) name() string { stop(); return string(rune('a' + r.a)) }

// other is asked for a second interface and for its name only.
func other() string {
	var s shape = rectangle{number(3), 0}
	stop()
	n, ok := s.(named)
	stop()
	if !ok {
		return ""
	}
	return n.name()
}

type grade int

func (g grade) area() int    { return 0 }
func (g grade) name() string { stop(); return string(rune('a' + g)) }

func graded() string {
	var s shape = grade(number(2))
	stop()
	n := s.(named)
	stop()
	return n.name()
}

func main() {
	ask(other(), "d")
	ask(graded(), "c")

	ask(total(square(number(3)), rectangle{number(2), 5}, &pointed{number(4)}), 23)
	var x any = number(6)
	stop()
	n, ok := x.(int)
	stop()
	ask(n, 6)
	ask(ok, true)
	x = rectangle{number(1), 2}
	stop()
	s := x.(shape)
	stop()
	ask(s.area(), 2)
	ask(x.(rectangle).b, 2)
	var y any = number(6)
	stop()
	ask(y, any(6))
	switch z := y.(type) {
	case string:
		panic("lost")
	case int:
		ask(z, 6)
	}
	area := s.area
	stop()
	ask(area(), 2)
	e := any(rectangle{number(3), number(4)})
	stop()
	ask(e == any(rectangle{3, 4}), true)
}
