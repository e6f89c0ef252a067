//rule: an implicit repetition repeats the type too, so enumerations get their methods (spec "Constant declarations")

package main

import "fmt"

type Color int

const (
	Red Color = iota
	Green
	Blue
	count = iota
)

func (c Color) String() string { return [...]string{"red", "green", "blue"}[c] }

func main() {
	for c := Red; c < count; c++ {
		fmt.Println(c, int(c))
	}
	fmt.Printf("%T %T %v\n", Green, count, Blue)
}
