//stalemate:expect safe

// Uses slices and maps; every check must hold.
package main

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
)

func same(what string, got, want any) {
	if fmt.Sprint(got) != fmt.Sprint(want) {
		panic(fmt.Sprint(what, got, want))
	}
}

func panics(f func()) (text any) {
	defer func() { text = recover() }()
	f()
	return nil
}

func testSlices() {
	is := func(what string, got any, want string) {
		if fmt.Sprint(got) != want {
			panic(fmt.Sprintf("%s: %v, expected %s", what, got, want))
		}
	}
	abc := func() []int { return append(make([]int, 0, 10), 1, 2, 3, 4, 5) }
	is("Insert", slices.Insert(abc(), 1, 7, 8), "[1 7 8 2 3 4 5]")
	is("Insert", slices.Insert([]int{1, 2}, 2, 7), "[1 2 7]")
	x := abc()
	is("Insert itself", slices.Insert(x, 1, x[3:]...), "[1 4 5 2 3 4 5]")
	x = abc()
	is("Delete", slices.Delete(x, 1, 3), "[1 4 5]")
	is("Delete clears", x, "[1 4 5 0 0]")
	x = abc()
	is("DeleteFunc", slices.DeleteFunc(x, func(v int) bool { return v%2 == 0 }), "[1 3 5]")
	is("DeleteFunc clears", x, "[1 3 5 0 0]")
	is("Replace", slices.Replace(abc(), 1, 3, 9), "[1 9 4 5]")
	is("Replace", slices.Replace(abc(), 1, 2, 7, 8, 9), "[1 7 8 9 3 4 5]")
	is("Replace", slices.Replace([]int{1, 2}, 1, 1, 7, 8, 9), "[1 7 8 9 2]")
	is("Compact", slices.Compact([]int{1, 1, 2, 2, 2, 1}), "[1 2 1]")
	is("Clone nil", slices.Clone([]int(nil)) == nil, "true")
	is("Clone empty", slices.Clone([]int{}) != nil, "true")
	is("Grow", cap(slices.Grow([]int{1}, 9)) >= 10, "true")
	is("Clip", cap(slices.Clip(abc())), "5")
	x = abc()
	slices.Reverse(x)
	is("Reverse", x, "[5 4 3 2 1]")
	is("Concat", slices.Concat([]int{1}, nil, []int{2, 3}), "[1 2 3]")
	is("Repeat", slices.Repeat([]int{1, 2}, 2), "[1 2 1 2]")
	is("Equal", slices.Equal([]int{1}, []int{1}), "true")
	is("Compare", slices.Compare([]int{1, 2}, []int{1}), "1")
	is("Compare", slices.Compare([]int{1}, []int{1, 0}), "-1")
	is("Compare", slices.Compare([]int{1}, []int{1}), "0")
	is("Index", slices.Index(abc(), 3), "2")
	is("Contains", slices.Contains(abc(), 6), "false")
	is("Max NaN", slices.Max([]float64{1, math.NaN(), 2}), "NaN")
	is("Min NaN", slices.Min([]float64{1, math.NaN(), 2}), "NaN")
	is("Collect", slices.Collect(slices.Values(abc())), "[1 2 3 4 5]")
	is("Sorted keys", slices.Sorted(maps.Keys(map[string]int{"b": 1, "a": 2})), "[a b]")
	is("Sorted values", slices.Sorted(maps.Values(map[string]int{"b": 1, "a": 2})), "[1 2]")
	var chunks [][]int
	slices.Chunk(abc(), 2)(func(c []int) bool {
		chunks = append(chunks, c)
		return true
	})
	is("Chunk", chunks, "[[1 2] [3 4] [5]]")
	var last []int
	slices.Backward(abc())(func(i, v int) bool {
		last = append(last, i, v)
		return i > 3
	})
	is("Backward", last, "[4 5 3 4]")
	is("cmp", []int{cmp.Compare(1, 2), cmp.Compare("b", "a"), cmp.Compare(math.NaN(), 1), cmp.Compare(1, math.NaN()), cmp.Compare(math.NaN(), math.NaN())}, "[-1 1 -1 1 0]")
	is("cmp.Or", cmp.Or("", "x", "y"), "x")
	for what, f := range map[string]func(){
		"Delete": func() { slices.Delete([]int{1}, 1, 2) }, "Insert": func() { slices.Insert([]int{1}, 2) }, "Min": func() { slices.Min([]int{}) }, "Replace": func() { slices.Replace([]int{1}, 1, 0) },
	} {
		if panics(f) == nil {
			panic(what + " does not panic")
		}
	}
}

func testMaps() {
	m := map[string]int{"a": 1, "b": 2, "c": 3}
	same("Clone", maps.Clone(m), m)
	same("Equal", maps.Equal(m, map[string]int{"a": 1, "b": 2, "d": 3}), false)
	same("EqualFunc", maps.EqualFunc(m, m, func(a, b int) bool { return a == b }), true)
	same("Collect", maps.Collect(maps.All(m)), m)
	n := maps.Clone(m)
	maps.DeleteFunc(n, func(k string, v int) bool { return v == 2 })
	same("DeleteFunc", n, map[string]int{"a": 1, "c": 3})
	maps.Copy(n, map[string]int{"x": 9})
	same("Copy", n, map[string]int{"a": 1, "c": 3, "x": 9})
}

func main() {
	testSlices()
	testMaps()
}
