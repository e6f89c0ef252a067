//rule: the value given for a blank field of a composite literal is evaluated and kept by nobody (spec "Composite literals")

package main

import "fmt"

type point struct{ x, _, y int }

func say(n int) int {
	fmt.Println("evaluated", n)
	return n
}

func main() {
	p := point{1, say(2), 3}
	fmt.Println(p)
	fmt.Println(p == point{1, 9, 3}, &point{1, 2, 3})
	m := map[point]string{{1, 2, 3}: "found"}
	fmt.Println(m[point{1, 7, 3}])
	fmt.Println([]point{{4, 5, 6}}, [1]point{{7, 8, 9}})
}
