//rule: map assignment, lookup, comma-ok, delete and len (spec "Map types", "Index expressions")

package main

import "fmt"

func main() {
	m := map[string]int{"a": 1, "b": 2}
	m["c"] = 3
	v, ok := m["b"]
	fmt.Println(v, ok, m["missing"], len(m))
	_, ok = m["missing"]
	fmt.Println(ok)
	delete(m, "a")
	delete(m, "zzz")
	fmt.Println(len(m), m)
	n := m
	n["d"] = 4
	fmt.Println(len(m), m["d"])
	if x, ok := m["d"]; ok && x == 4 {
		fmt.Println("found", x)
	}
}
