package strings

import "io"

// Replacer replaces several strings at once; at each place the first pair that fits wins.
type Replacer struct {
	pairs []string
}

func NewReplacer(oldnew ...string) *Replacer {
	if len(oldnew)%2 == 1 {
		panic("strings.NewReplacer: odd argument count")
	}
	return &Replacer{append([]string(nil), oldnew...)}
}

// match gives the pair that fits in s at i, or -1; with notEmpty the empty string does not fit.
func (r *Replacer) match(s string, i int, notEmpty bool) int {
	for k := 0; k < len(r.pairs); k += 2 {
		if matches(s, i, r.pairs[k]) && !(notEmpty && r.pairs[k] == "") {
			return k
		}
	}
	return -1
}

func (r *Replacer) Replace(s string) string {
	var text []byte
	afterEmpty := false
	for i := 0; i <= len(s); {
		k := r.match(s, i, afterEmpty)
		afterEmpty = k >= 0 && r.pairs[k] == ""
		if k >= 0 {
			text = append(text, r.pairs[k+1]...)
			i += len(r.pairs[k])
		} else {
			if i < len(s) {
				text = append(text, s[i])
			}
			i++
		}
	}
	return string(text)
}

func (r *Replacer) WriteString(w io.Writer, s string) (n int, err error) {
	return io.WriteString(w, r.Replace(s))
}
