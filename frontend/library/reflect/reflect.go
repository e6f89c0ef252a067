// Package reflect. A Value points to a variable, real or a copy, and works on it by operations that are code of the
// program's own, made for each of its types (operation.go); a Type is an entry of its table of types (type.go).
package reflect

// DeepEqual compares slices and maps by their elements and pointers by what they point to.
func DeepEqual(x, y any) bool

func isNil(v any) bool
func word(v any) uint64

// inherited is what parts of v have of its flags.
func (v Value) inherited() flag {
	if v.f&readOnly != 0 {
		return stickyReadOnly
	}
	return 0
}
