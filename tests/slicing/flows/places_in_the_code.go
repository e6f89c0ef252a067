package main

import (
	"runtime"
	"strings"
)

// above names the function so many calls above it.
func above(calls int) string {
	stop()
	pc, _, _, ok := runtime.Caller(calls)
	if !ok {
		return ""
	}
	stop()
	name := runtime.FuncForPC(pc).Name()
	return name[strings.LastIndex(name, ".")+1:]
}

func inner(calls int) string { return above(calls) }

func main() {
	ask(inner(number(0)), "above")
	ask(inner(number(1)), "inner")
	ask(inner(number(2)), "main")
	ask(inner(number(30)), "")
}
