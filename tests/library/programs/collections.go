//stalemate:expect safe

// Uses the packages for collections and numbers; every check must hold.
package main

import (
	"cmp"
	"container/heap"
	"container/list"
	"container/ring"
	"fmt"
	"maps"
	"math"
	"math/bits"
	"slices"
	"sort"
)

func check(what string, got, want any) {
	if g, w := fmt.Sprint(got), fmt.Sprint(want); g != w {
		panic(what + ": " + g + ", not " + w)
	}
}

type ints []int

func (h ints) Len() int           { return len(h) }
func (h ints) Less(i, j int) bool { return h[i] < h[j] }
func (h ints) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *ints) Push(x any)        { *h = append(*h, x.(int)) }
func (h *ints) Pop() any {
	old := *h
	x := old[len(old)-1]
	*h = old[:len(old)-1]
	return x
}

func main() {
	x := []int{3, 1, 2}
	sort.Ints(x)
	check("Ints", x, "[1 2 3]")
	sort.Sort(sort.Reverse(sort.IntSlice(x)))
	check("Reverse", x, "[3 2 1]")
	check("Search", sort.SearchInts([]int{1, 3, 5}, 4), 2)
	slices.Sort(x)
	check("slices", []any{x, slices.Index(x, 2), slices.Contains(x, 9), slices.Max(x)}, "[[1 2 3] 1 false 3]")
	check("SortFunc", func() []string {
		s := []string{"bb", "a"}
		slices.SortFunc(s, func(a, b string) int { return cmp.Compare(len(a), len(b)) })
		return s
	}(), "[a bb]")
	check("Insert", slices.Insert([]int{1, 4}, 1, 2, 3), "[1 2 3 4]")
	check("Delete", slices.Delete([]int{1, 2, 3}, 0, 2), "[3]")
	m := map[string]int{"a": 1, "b": 2}
	check("Keys", slices.Sorted(maps.Keys(m)), "[a b]")
	check("Clone", maps.Equal(maps.Clone(m), m), true)

	h := &ints{5, 2, 8}
	heap.Init(h)
	heap.Push(h, 1)
	check("heap", []any{heap.Pop(h), heap.Pop(h), h.Len()}, "[1 2 2]")
	l := list.New()
	l.PushBack(2)
	l.PushFront(1)
	sum := 0
	for e := l.Front(); e != nil; e = e.Next() {
		sum = sum*10 + e.Value.(int)
	}
	check("list", sum, 12)
	check("ring", ring.New(3).Len(), 3)

	check("math", []any{math.Max(1, 2), math.Sqrt(16), math.MaxInt8, math.Floor(2.7), math.IsNaN(math.NaN()), math.Trunc(-1.5), math.Hypot(3, 4)}, "[2 4 127 2 true -1 5]")
	check("bits", []int{bits.Len(8), bits.OnesCount(7), bits.TrailingZeros(8)}, "[4 3 3]")
}
