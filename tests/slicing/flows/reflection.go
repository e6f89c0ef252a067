package main

import (
	"fmt"
	"reflect"
)

func equal() bool {
	x := []int{number(3)}
	stop()
	return reflect.DeepEqual(x, []int{3})
}

func kindOf() reflect.Kind { v := any(number(3)); stop(); return reflect.ValueOf(v).Kind() }
func content() int64       { v := any(number(3)); stop(); return reflect.ValueOf(v).Int() }
func length() int          { v := any(make([]int, number(2))); stop(); return reflect.ValueOf(v).Len() }

type level int

func (l level) String() string { stop(); return string(rune('a' + l)) }

type pair struct{ Left, Right level }

func inside() string {
	p := pair{level(number(1)), level(number(2))}
	stop()
	return fmt.Sprint(p)
}

func insideMany() string {
	list := []level{level(number(1))}
	stop()
	list = append(list, level(number(2)))
	stop()
	return fmt.Sprint(list)
}

func main() {

	ask(equal(), true)
	ask(kindOf(), reflect.Int)
	ask(content(), 3)
	ask(length(), 2)
	ask(inside(), "{b c}")
	ask(insideMany(), "[b c]")
}
