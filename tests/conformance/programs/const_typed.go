//rule: a typed constant keeps its type; operations on it use that type (spec "Constants")

package main

import (
	"fmt"
	"time"
)

const limit int8 = 100

const wait time.Duration = 3 * time.Second

type Weight float32

const light Weight = 2.5

func main() {
	x := limit
	x += limit
	fmt.Printf("%T %v\n", x, x)
	fmt.Printf("%T %v %v\n", wait, wait, wait/2)
	fmt.Printf("%T %v\n", light*2, light*2)
	const ok bool = limit > 50
	fmt.Println(ok)
}
