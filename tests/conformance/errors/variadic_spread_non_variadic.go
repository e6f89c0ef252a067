package main

func f(a []int) {}

func main() {
	f([]int{1}...) // error "cannot use \.\.\. in call to non-variadic f|have \(\.\.\.\[\]int\)"
}
