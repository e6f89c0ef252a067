//rule: struct and array keys compare by value (spec "Map types")

package main

import "fmt"

type point struct{ x, y int }

type edge struct {
	from, to point
	name     string
}

func main() {
	m := map[point]string{{1, 2}: "a", {3, 4}: "b"}
	p := point{1, 2}
	fmt.Println(m[p], m[point{x: 3, y: 4}], len(m[point{}]))
	m[p] += "!"
	e := map[edge]int{{point{}, p, "e"}: 5}
	fmt.Println(m[point{1, 2}], e[edge{to: point{1, 2}, name: "e"}])
	set := map[point]struct{}{}
	for i := 0; i < 10; i++ {
		set[point{i % 3, i % 2}] = struct{}{}
	}
	fmt.Println(len(set))
}
