//rule: maps are references; missing inner maps read as nil; elements are not addressable but replaceable (spec "Map types")

package main

import "fmt"

type counter struct{ n int }

func main() {
	m := map[string]map[string]int{}
	fmt.Println(m["a"]["b"], len(m["a"]), len(m))
	if m["a"] == nil {
		m["a"] = map[string]int{}
	}
	m["a"]["b"]++
	m["a"]["b"]++
	fmt.Println(m)
	c := map[string]counter{"x": {1}}
	v := c["x"]
	v.n = 9
	fmt.Println(c["x"].n)
	c["x"] = v
	p := map[string]*counter{"y": {2}}
	p["y"].n += 5
	fmt.Println(c["x"].n, p["y"].n)
	s := map[int][]string{}
	s[1] = append(s[1], "p", "q")
	fmt.Println(s)
}
