//rule: inner slices of a slice of slices are independent references (spec "Slice types")

package main

import "fmt"

func main() {
	grid := make([][]rune, 3)
	for i := range grid {
		grid[i] = make([]rune, 4)
		for j := range grid[i] {
			grid[i][j] = rune('a' + i*4 + j)
		}
	}
	alias := grid[1]
	grid[1] = grid[2]
	grid[2][0] = 'X'
	for _, row := range grid {
		fmt.Println(string(row), len(row))
	}
	fmt.Println(string(alias))
	tri := [][]int{{1}, {2, 3}, {}, nil}
	fmt.Println(tri, len(tri[3]), tri[2] == nil)
}
