package main

func f(a ...int) {}

func main() {
	s := []int{1}
	f(0, s...) // error "too many arguments in call to f|have \(number, \.\.\.\[\]int\)"
}
