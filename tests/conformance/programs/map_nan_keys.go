//rule: NaN keys are never equal: each insertion adds an entry that cannot be looked up (spec "Map types", "Comparison operators")

package main

import (
	"fmt"
	"math"
)

func main() {
	nan := math.NaN()
	m := map[float64]int{nan: 1}
	m[nan] = 2
	m[nan] = 3
	_, ok := m[nan]
	fmt.Println(len(m), ok)
	delete(m, nan)
	fmt.Println(len(m))
	sum := 0
	for k, v := range m {
		if k != k {
			sum += v
		}
	}
	fmt.Println(sum)
	z := map[float64]string{0: "zero"}
	z[math.Copysign(0, -1)] = "minus zero"
	fmt.Println(len(z), z[0])
}
