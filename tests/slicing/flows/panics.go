package main

func risky(n int) (err any) {
	defer func() {
		err = recover()
		stop()
	}()
	stop()
	if n > 0 {
		panic(n)
	}
	panic("none")
}

// raised panics with a value that nothing else looks at before.
func raised() (err any) {
	defer func() {
		err = recover()
		stop()
	}()
	v := any(number(4))
	stop()
	panic(v)
}

func main() {
	ask(raised(), any(4))

	ask(risky(number(3)), any(3))
	ask(risky(number(0)), any("none"))
	defer func() {
		if e := recover(); e != 7 {
			panic("lost")
		}
		stop()
	}()
	defer func() { stop() }()
	panic(number(7))
}
