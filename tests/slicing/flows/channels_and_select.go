package main

type message struct {
	n    int
	text string
}

func main() {
	c := make(chan message, 1)
	d := make(chan message)
	c <- message{number(1), "one"}
	stop()
	m, ok := <-c
	stop()
	ask(m.n, 1)
	ask(m.text, "one")
	ask(ok, true)
	go func() {
		x := message{number(2), "two"}
		stop()
		d <- x
		select {
		case d <- message{number(3), "three"}:
		case <-c:
			panic("lost")
		}
	}()
	select {
	case m := <-d:
		stop()
		ask(m.n, 2)
		ask(m.text, "two")
	}
	m = <-d
	ask(m.n, 3)
	select {
	case c <- message{number(4), ""}:
	default:
	}
	for m := range c {
		ask(m.n, 4)
		close(c)
	}
}
