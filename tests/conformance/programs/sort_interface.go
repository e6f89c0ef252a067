//rule: sort.Sort uses Len, Less and Swap; sort.Stable keeps equal elements' order (sort.Interface)

package main

import (
	"fmt"
	"sort"
)

type byLen struct {
	s     []string
	swaps int
}

func (b *byLen) Len() int           { return len(b.s) }
func (b *byLen) Less(i, j int) bool { return len(b.s[i]) < len(b.s[j]) }
func (b *byLen) Swap(i, j int)      { b.s[i], b.s[j] = b.s[j], b.s[i]; b.swaps++ }

func main() {
	b := &byLen{s: []string{"ccc", "a", "bb", "dddd", ""}}
	sort.Sort(b)
	fmt.Printf("%q %v %v\n", b.s, b.swaps > 0, sort.IsSorted(b))
	c := &byLen{s: []string{"xx", "b", "yy", "a", "zz"}}
	sort.Stable(c)
	fmt.Println(c.s)
}
