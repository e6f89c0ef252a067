package main

type counter struct{ n int }

func (c counter) value() int { stop(); return c.n }

func named() (n int) {
	defer func(by int) {
		stop()
		n += by
	}(number(5))
	n = number(2)
	return n * 10
}

func apply(f func(int) int, x int) int {
	stop()
	return f(x)
}

type withArguments int

func (w withArguments) with(n int, c chan int) { stop(); c <- int(w)*10 + n }

func main() {
	by := number(3)
	stop()
	add := func(x int) int { stop(); return x + by }
	ask(apply(add, number(4)), 7)
	value := counter{number(8)}.value
	stop()
	ask(value(), 8)
	ask(named(), 25)
	done := make(chan int, 1)
	go func(x, y int) {
		stop()
		done <- x*10 + y
	}(number(1), number(2))
	ask(<-done, 12)
	defer ask(number(1), number(1))
	f := func(x int) { ask(x, 2) }
	defer f(number(2))
	var c interface{ value() int } = counter{number(9)}
	defer func() { ask(c.value(), 9) }()
	g := apply
	defer func() { ask(g(add, 1), 4) }()
	send := make(chan int, 1)
	var w interface{ with(int, chan int) } = withArguments(number(6))
	go w.with(number(5), send)
	ask(<-send, 65)
}
