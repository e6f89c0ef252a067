package sort

import "reflect"

// Slice, SliceStable and SliceIsSorted take a slice of any type. The frontend calls the generic functions below in their
// place, with the element type of the argument; the others where that is not known before the program runs.
func Slice(x any, less func(i, j int) bool)
func SliceStable(x any, less func(i, j int) bool)
func SliceIsSorted(x any, less func(i, j int) bool) bool

type sliceAndLess[E any] struct {
	x    []E
	less func(i, j int) bool
}

func (s *sliceAndLess[E]) Len() int           { return len(s.x) }
func (s *sliceAndLess[E]) Less(i, j int) bool { return s.less(i, j) }
func (s *sliceAndLess[E]) Swap(i, j int)      { s.x[i], s.x[j] = s.x[j], s.x[i] }

func sliceOf[E any](x []E, less func(i, j int) bool)       { Sort(&sliceAndLess[E]{x, less}) }
func sliceStableOf[E any](x []E, less func(i, j int) bool) { Stable(&sliceAndLess[E]{x, less}) }
func sliceIsSortedOf[E any](x []E, less func(i, j int) bool) bool {
	return IsSorted(&sliceAndLess[E]{x, less})
}

// ofAny is a slice whose element type reflection finds out.
type ofAny struct {
	n    int
	swap func(i, j int)
	less func(i, j int) bool
}

func (s *ofAny) Len() int           { return s.n }
func (s *ofAny) Swap(i, j int)      { s.swap(i, j) }
func (s *ofAny) Less(i, j int) bool { return s.less(i, j) }

func anySlice(x any, less func(i, j int) bool) *ofAny {
	return &ofAny{swap: reflect.Swapper(x), n: reflect.ValueOf(x).Len(), less: less}
}

func sliceAny(x any, less func(i, j int) bool)       { Sort(anySlice(x, less)) }
func sliceStableAny(x any, less func(i, j int) bool) { Stable(anySlice(x, less)) }
func sliceIsSortedAny(x any, less func(i, j int) bool) bool {
	return IsSorted(anySlice(x, less))
}
