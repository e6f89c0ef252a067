//rule: arrays of arrays are contiguous values; a row is copied on assignment (spec "Array types")

package main

import "fmt"

func main() {
	var m [2][3]int
	for i := range m {
		for j := range m[i] {
			m[i][j] = i*10 + j
		}
	}
	row := m[1]
	row[0] = -1
	p := &m[0]
	p[2] = 77
	fmt.Println(m, row, *p)
	m[0] = m[1]
	fmt.Println(m, len(m), len(m[0]))
}
