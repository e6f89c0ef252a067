//rule: := declares at least one new variable and assigns the others of the same scope (spec "Short variable declarations")

package main

import "fmt"

func two() (int, error) { return 2, nil }

func main() {
	a, err := two()
	p := &err
	b, err := two()
	fmt.Println(a, b, err, p == &err)
	{
		b, c := two()
		b++
		fmt.Println(b, c)
	}
	fmt.Println(b)
	_, d := two()
	fmt.Println(d)
	x := 1
	x, y := x+1, x+2
	fmt.Println(x, y)
	if a, ok := interface{}(a).(int); ok {
		a++
		fmt.Println(a)
	}
	fmt.Println(a)
}
