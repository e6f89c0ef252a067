//rule: functions may be recursive and mutually recursive, each call with its own variables (spec "Function declarations")

package main

import "fmt"

func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}
func even(n int) bool { return n == 0 || odd(n-1) }
func odd(n int) bool  { return n != 0 && even(n-1) }
func hanoi(n int, a, b, c string, move func(string, string)) {
	if n == 0 {
		return
	}
	hanoi(n-1, a, c, b, move)
	move(a, c)
	hanoi(n-1, b, a, c, move)
}

func main() {
	fmt.Println(fib(15), even(10), odd(7))
	n := 0
	hanoi(3, "A", "B", "C", func(f, t string) { n++; fmt.Print(f, t, " ") })
	fmt.Println(n)
	var fact func(int) int
	fact = func(n int) int {
		if n == 0 {
			return 1
		}
		return n * fact(n-1)
	}
	fmt.Println(fact(10))
}
