package sort

// Slice, SliceStable and SliceIsSorted take a slice of any type. The frontend calls the generic functions below in their
// place, with the element type of the argument.
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
