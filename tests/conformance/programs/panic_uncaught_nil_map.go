//rule: an uncaught write to a nil map exits with 2 (spec "Map types")
//exit: 2
//stderr: panic: assignment to entry in nil map

package main

import "fmt"

func main() {
	var m map[string]int
	fmt.Println(m["x"])
	m["x"] = 1
}
