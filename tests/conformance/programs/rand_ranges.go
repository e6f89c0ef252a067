//rule: rand.Intn(n) lies in [0, n), Perm is a permutation, Intn(0) panics (math/rand)

package main

import (
	"fmt"
	"math/rand"
)

func main() {
	ok := true
	for i := 0; i < 5; i++ {
		n := rand.Intn(10)
		if n < 0 || n >= 10 {
			ok = false
		}
	}
	sum := 0
	for _, v := range rand.Perm(4) {
		sum += v
	}
	fmt.Println(ok, sum, rand.Intn(1))
	defer func() { fmt.Println(recover() != nil) }()
	rand.Intn(0)
}
