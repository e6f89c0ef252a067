//rule: array literals of many words: order of evaluation, keys, zero elements (composite literals)

package main

import "fmt"

type entry struct {
	lo, hi uint16
	name   string
}

var calls int

func next(n int) int {
	calls++
	fmt.Print(calls, ":", n, " ")
	return n
}

var table = [300]entry{
	3:   {1, 2, "three"},
	299: {5, 6, "last"},
	7:   {hi: 9},
	{name: "eight"},
}

var grid = [20][20]int{1: {1: 11, 3: 13}, 19: {19: 1919}}

func main() {
	a := [...]int{next(1), 400: next(2), 5: next(3), next(4)}
	fmt.Println(len(a), a[0], a[400], a[5], a[6], a[7])
	b := a
	a = [401]int{0: a[400], 400: a[0]}
	fmt.Println(a[0], a[400], b[0], b[400], a == b)
	sum := 0
	for i, e := range table {
		if e != (entry{}) {
			fmt.Print(i, e, " ")
		}
		sum += int(e.lo) + int(e.hi)
	}
	fmt.Println(sum)
	fmt.Println(grid[1][1], grid[1][3], grid[19][19], grid[0][0], len(grid), len(grid[0]))
	p := &[300]string{42: "pointer"}
	fmt.Println(len(p), p[42], p[41] == "")
	fmt.Println([300]bool{299: true} == [300]bool{299: true}, [300]bool{299: true} == [300]bool{298: true})
	fmt.Println(len([1000]struct{}{5: {}}), cap([]int{256: 1}))
}
