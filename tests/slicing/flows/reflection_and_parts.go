package main

import (
	"fmt"
	"reflect"
)

type level int

func (l level) String() string {
	ask(l, 1)
	return "one"
}

type holder struct {
	Levels []level
}

// Values inside of a printed one reach their methods, whatever becomes of the text.
func parts() {
	one := holder{[]level{level(number(1))}}
	stop()
	fmt.Println(one)
}

func equality() {
	a, b := []int{number(1)}, []int{number(2)}
	stop()
	equal := reflect.DeepEqual(a, b)
	ask(equal, false)
}

func facts() {
	var v any = number(7)
	stop()
	n := reflect.ValueOf(v).Int()
	ask(n, 7)
}

func main() {
	parts()
	equality()
	facts()
}
