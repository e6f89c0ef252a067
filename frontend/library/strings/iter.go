package strings

import "iter"

func each(parts func() []string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, part := range parts() {
			if !yield(part) {
				return
			}
		}
	}
}

func SplitSeq(s, sep string) iter.Seq[string] {
	return each(func() []string { return Split(s, sep) })
}

func SplitAfterSeq(s, sep string) iter.Seq[string] {
	return each(func() []string { return SplitAfter(s, sep) })
}

func FieldsSeq(s string) iter.Seq[string] {
	return each(func() []string { return Fields(s) })
}

func FieldsFuncSeq(s string, f func(rune) bool) iter.Seq[string] {
	return each(func() []string { return FieldsFunc(s, f) })
}

// Lines are with their ends; the last may have none.
func Lines(s string) iter.Seq[string] {
	return each(func() []string {
		lines := SplitAfter(s, "\n")
		if n := len(lines); n > 0 && lines[n-1] == "" {
			lines = lines[:n-1]
		}
		return lines
	})
}
