//rule: range over a map visits every entry exactly once (spec "For statements" with range clause)

package main

import (
	"fmt"
	"sort"
)

func main() {
	m := map[string]int{"a": 1, "b": 2, "c": 3, "d": 4}
	sum, keys := 0, []string{}
	for k, v := range m {
		sum += v
		keys = append(keys, k)
		m[k] = v * 10
	}
	sort.Strings(keys)
	fmt.Println(sum, keys, m)
	count := 0
	for range m {
		count++
	}
	fmt.Println(count)
}
