//rule: maps grow without limit and keep every entry (spec "Map types")

package main

import "fmt"

func main() {
	m := make(map[int]int, 4)
	for i := 0; i < 500; i++ {
		m[i*i] = i
	}
	ok := true
	for i := 0; i < 500; i++ {
		if m[i*i] != i {
			ok = false
		}
	}
	for i := 0; i < 500; i += 2 {
		delete(m, i*i)
	}
	_, four := m[4]
	_, nine := m[9]
	fmt.Println(ok, len(m), four, nine)
}
