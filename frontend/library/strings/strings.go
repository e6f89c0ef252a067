// Package strings. Strings are interned by the machine, so these functions compare byte by byte instead of making substrings.
package strings

import (
	"unicode"
	"unicode/utf8"
)

func Compare(a, b string) int {
	if a == b {
		return 0
	}
	if a < b {
		return -1
	}
	return 1
}

func Clone(s string) string { return s }

// matches reports whether substr stands in s at i.
func matches(s string, i int, substr string) bool {
	if len(s)-i < len(substr) {
		return false
	}
	for k := 0; k < len(substr); k++ {
		if s[i+k] != substr[k] {
			return false
		}
	}
	return true
}

// find is Index from position i on.
func find(s string, i int, substr string) int {
	for ; i+len(substr) <= len(s); i++ {
		if matches(s, i, substr) {
			return i
		}
	}
	return -1
}

func Index(s, substr string) int { return find(s, 0, substr) }

func LastIndex(s, substr string) int {
	for i := len(s) - len(substr); i >= 0; i-- {
		if matches(s, i, substr) {
			return i
		}
	}
	return -1
}

func IndexByte(s string, c byte) int {
	for i := 0; i < len(s); i++ {
		if s[i] == c {
			return i
		}
	}
	return -1
}

func LastIndexByte(s string, c byte) int {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == c {
			return i
		}
	}
	return -1
}

func IndexRune(s string, r rune) int {
	for i, c := range s {
		if c == r {
			return i
		}
	}
	return -1
}

func IndexAny(s, chars string) int {
	for i, c := range s {
		if IndexRune(chars, c) >= 0 {
			return i
		}
	}
	return -1
}

func LastIndexAny(s, chars string) int {
	last := -1
	for i, c := range s {
		if IndexRune(chars, c) >= 0 {
			last = i
		}
	}
	return last
}

func IndexFunc(s string, f func(rune) bool) int {
	for i, c := range s {
		if f(c) {
			return i
		}
	}
	return -1
}

func LastIndexFunc(s string, f func(rune) bool) int {
	for end := len(s); end > 0; {
		r, n := utf8.DecodeLastRuneInString(s[:end])
		end -= n
		if f(r) {
			return end
		}
	}
	return -1
}

func Contains(s, substr string) bool                { return Index(s, substr) >= 0 }
func ContainsAny(s, chars string) bool              { return IndexAny(s, chars) >= 0 }
func ContainsRune(s string, r rune) bool            { return IndexRune(s, r) >= 0 }
func ContainsFunc(s string, f func(rune) bool) bool { return IndexFunc(s, f) >= 0 }
func HasPrefix(s, prefix string) bool               { return matches(s, 0, prefix) }

func HasSuffix(s, suffix string) bool {
	return len(s) >= len(suffix) && matches(s, len(s)-len(suffix), suffix)
}

func Count(s, substr string) int {
	if substr == "" {
		return utf8.RuneCountInString(s) + 1
	}
	n := 0
	for i := find(s, 0, substr); i >= 0; i = find(s, i+len(substr), substr) {
		n++
	}
	return n
}

func Cut(s, sep string) (before, after string, found bool) {
	if i := Index(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

func CutPrefix(s, prefix string) (after string, found bool) {
	if !HasPrefix(s, prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

func CutSuffix(s, suffix string) (before string, found bool) {
	if !HasSuffix(s, suffix) {
		return s, false
	}
	return s[:len(s)-len(suffix)], true
}

// explode splits s into its runes, at most n of them; the last one is the rest.
func explode(s string, n int) []string {
	parts := []string{}
	start := 0
	for i := range s {
		if i > start {
			if n > 0 && len(parts) == n-1 {
				break
			}
			parts = append(parts, s[start:i])
			start = i
		}
	}
	if start < len(s) {
		parts = append(parts, s[start:])
	}
	return parts
}

// split keeps `keep` bytes of each separator with the part before it.
func split(s, sep string, keep, n int) []string {
	if n == 0 {
		return nil
	}
	if sep == "" {
		return explode(s, n)
	}
	var parts []string
	start := 0
	for n < 0 || len(parts) < n-1 {
		i := find(s, start, sep)
		if i < 0 {
			break
		}
		parts = append(parts, s[start:i+keep])
		start = i + len(sep)
	}
	return append(parts, s[start:])
}

func Split(s, sep string) []string              { return split(s, sep, 0, -1) }
func SplitN(s, sep string, n int) []string      { return split(s, sep, 0, n) }
func SplitAfter(s, sep string) []string         { return split(s, sep, len(sep), -1) }
func SplitAfterN(s, sep string, n int) []string { return split(s, sep, len(sep), n) }
func Fields(s string) []string                  { return FieldsFunc(s, unicode.IsSpace) }

func FieldsFunc(s string, f func(rune) bool) []string {
	fields := []string{}
	start := -1
	for i, r := range s {
		if f(r) {
			if start >= 0 {
				fields = append(fields, s[start:i])
				start = -1
			}
		} else if start < 0 {
			start = i
		}
	}
	if start >= 0 {
		fields = append(fields, s[start:])
	}
	return fields
}

func Join(elems []string, sep string) string {
	text := ""
	for i, e := range elems {
		if i > 0 {
			text += sep
		}
		text += e
	}
	return text
}

func Repeat(s string, count int) string {
	if count < 0 {
		panic("strings: negative Repeat count")
	}
	var text []byte
	for i := 0; i < count; i++ {
		text = append(text, s...)
	}
	return string(text)
}

func Replace(s, old, new string, n int) string {
	if old == new || n == 0 {
		return s
	}
	var text []byte
	start := 0
	if old == "" {
		// Before each rune and at the end.
		for i := range s {
			if n == 0 {
				break
			}
			n--
			text = append(text, s[start:i]...)
			text = append(text, new...)
			start = i
		}
		text = append(text, s[start:]...)
		if n != 0 {
			text = append(text, new...)
		}
		return string(text)
	}
	for ; n != 0; n-- {
		i := find(s, start, old)
		if i < 0 {
			break
		}
		text = append(text, s[start:i]...)
		text = append(text, new...)
		start = i + len(old)
	}
	if start == 0 {
		return s
	}
	return string(append(text, s[start:]...))
}

func ReplaceAll(s, old, new string) string { return Replace(s, old, new, -1) }

// Map drops the runes that mapping makes negative.
func Map(mapping func(rune) rune, s string) string {
	var text []byte
	for _, r := range s {
		if m := mapping(r); m >= 0 {
			text = utf8.AppendRune(text, m)
		}
	}
	return string(text)
}

func ToUpper(s string) string { return Map(unicode.ToUpper, s) }
func ToLower(s string) string { return Map(unicode.ToLower, s) }
func ToTitle(s string) string { return Map(unicode.ToTitle, s) }

func isSeparator(r rune) bool {
	if r <= 0x7F {
		return !('0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r == '_')
	}
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && unicode.IsSpace(r)
}

// Title makes the first letter of each word a title letter.
func Title(s string) string {
	before := ' '
	return Map(func(r rune) rune {
		begins := isSeparator(before)
		before = r
		if begins {
			return unicode.ToTitle(r)
		}
		return r
	}, s)
}

// ToValidUTF8 puts replacement in the place of each run of invalid bytes.
func ToValidUTF8(s, replacement string) string {
	var text []byte
	invalid := false
	for i, r := range s {
		if r == utf8.RuneError && !matches(s, i, "\uFFFD") {
			if !invalid {
				text = append(text, replacement...)
			}
			invalid = true
		} else {
			text = utf8.AppendRune(text, r)
			invalid = false
		}
	}
	return string(text)
}

func fold(r rune) rune { return unicode.ToLower(unicode.ToUpper(r)) }

// EqualFold ignores case.
func EqualFold(s, t string) bool {
	a, b := []rune(s), []rune(t)
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] && fold(a[i]) != fold(b[i]) {
			return false
		}
	}
	return true
}

func TrimLeftFunc(s string, f func(rune) bool) string {
	for i, r := range s {
		if !f(r) {
			return s[i:]
		}
	}
	return ""
}

func TrimRightFunc(s string, f func(rune) bool) string {
	end := len(s)
	for end > 0 {
		r, n := utf8.DecodeLastRuneInString(s[:end])
		if !f(r) {
			break
		}
		end -= n
	}
	return s[:end]
}

func TrimFunc(s string, f func(rune) bool) string { return TrimRightFunc(TrimLeftFunc(s, f), f) }
func TrimSpace(s string) string                   { return TrimFunc(s, unicode.IsSpace) }

func among(chars string) func(rune) bool {
	return func(r rune) bool { return IndexRune(chars, r) >= 0 }
}

func Trim(s, cutset string) string      { return TrimFunc(s, among(cutset)) }
func TrimLeft(s, cutset string) string  { return TrimLeftFunc(s, among(cutset)) }
func TrimRight(s, cutset string) string { return TrimRightFunc(s, among(cutset)) }

func TrimPrefix(s, prefix string) string {
	after, _ := CutPrefix(s, prefix)
	return after
}

func TrimSuffix(s, suffix string) string {
	before, _ := CutSuffix(s, suffix)
	return before
}
