//rule: a type switch selects by dynamic type; the variable has the case's type (spec "Type switches")

package main

import (
	"errors"
	"fmt"
)

type temp float64
type shape interface{ area() float64 }
type sq float64

func (s sq) area() float64 { return float64(s * s) }

func describe(v interface{}) string {
	switch x := v.(type) {
	case nil:
		return "nil"
	case int:
		return fmt.Sprint("int ", x+1)
	case string, []byte:
		return fmt.Sprintf("text %T %s", x, x)
	case error:
		return "error " + x.Error()
	case shape:
		return fmt.Sprint("shape ", x.area())
	case func() int:
		return fmt.Sprint("func ", x())
	case *int:
		return fmt.Sprint("pointer ", *x)
	default:
		return fmt.Sprintf("other %T", x)
	}
}

func main() {
	n := 3
	for _, v := range []interface{}{nil, 41, "s", []byte("b"), errors.New("e"), sq(3), func() int { return 8 }, &n, temp(1), int8(1), [2]int{}} {
		fmt.Println(describe(v))
	}
}
