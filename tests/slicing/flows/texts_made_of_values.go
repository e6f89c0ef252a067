package main

import (
	"fmt"
	"stalemate"
	"strconv"
)

type level int

func (l level) String() string {
	if l > 2 {
		return "high"
	}
	return "low"
}

type point struct{ x, y int }

func main() {
	s := fmt.Sprintf("%d-%v-%s", number(4), point{number(1), 2}, level(number(3)))
	stop()
	ask(s, "4-{1 2}-high")
	text := strconv.Itoa(number(12))
	stop()
	n, err := strconv.Atoi(text)
	stop()
	ask(n, 12)
	ask(err == nil, true)
	t := fmt.Sprint(&point{number(5), 6})
	stop()
	ask(t, "&{5 6}")
	label := "met " + strconv.Itoa(number(1))
	stop()
	stalemate.Reachable(label)
	println(number(8))
}
