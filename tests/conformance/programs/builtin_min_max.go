//rule: min and max take one or more ordered operands; NaN wins; constants stay constant (spec "Min and max")
//go: 1.21

package main

import (
	"fmt"
	"math"
	"time"
)

func main() {
	a, b := 3, 7
	fmt.Println(min(a, b), max(a, b), min(5), max(1, a, 2), min("b", "a", "c"))
	const c = max(1, 2.5, 'a')
	fmt.Println(c == 97, min(2.5, 1), max(a, 10))
	nan := math.NaN()
	fmt.Println(max(1, nan), min(nan, math.Inf(-1)))
	var d time.Duration = 2 * time.Second
	fmt.Println(min(d, time.Minute), max(int8(-5), -6))
}
