// Package bytes: searching and changing are those of package strings on the text of the slices; results share memory where Go's do.
package bytes

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const MinRead = 512

func Equal(a, b []byte) bool                          { return string(a) == string(b) }
func Compare(a, b []byte) int                         { return strings.Compare(string(a), string(b)) }
func EqualFold(s, t []byte) bool                      { return strings.EqualFold(string(s), string(t)) }
func Contains(b, subslice []byte) bool                { return Index(b, subslice) >= 0 }
func ContainsAny(b []byte, chars string) bool         { return IndexAny(b, chars) >= 0 }
func ContainsRune(b []byte, r rune) bool              { return IndexRune(b, r) >= 0 }
func ContainsFunc(b []byte, f func(rune) bool) bool   { return IndexFunc(b, f) >= 0 }
func Count(s, sep []byte) int                         { return strings.Count(string(s), string(sep)) }
func Index(s, sep []byte) int                         { return strings.Index(string(s), string(sep)) }
func LastIndex(s, sep []byte) int                     { return strings.LastIndex(string(s), string(sep)) }
func IndexAny(s []byte, chars string) int             { return strings.IndexAny(string(s), chars) }
func LastIndexAny(s []byte, chars string) int         { return strings.LastIndexAny(string(s), chars) }
func IndexRune(s []byte, r rune) int                  { return strings.IndexRune(string(s), r) }
func IndexFunc(s []byte, f func(r rune) bool) int     { return strings.IndexFunc(string(s), f) }
func LastIndexFunc(s []byte, f func(r rune) bool) int { return strings.LastIndexFunc(string(s), f) }
func IndexByte(b []byte, c byte) int                  { return strings.IndexByte(string(b), c) }
func LastIndexByte(s []byte, c byte) int              { return strings.LastIndexByte(string(s), c) }
func HasPrefix(s, prefix []byte) bool                 { return strings.HasPrefix(string(s), string(prefix)) }
func HasSuffix(s, suffix []byte) bool                 { return strings.HasSuffix(string(s), string(suffix)) }
func ToUpper(s []byte) []byte                         { return []byte(strings.ToUpper(string(s))) }
func ToLower(s []byte) []byte                         { return []byte(strings.ToLower(string(s))) }
func ToTitle(s []byte) []byte                         { return []byte(strings.ToTitle(string(s))) }
func Title(s []byte) []byte                           { return []byte(strings.Title(string(s))) }
func Map(mapping func(r rune) rune, s []byte) []byte  { return []byte(strings.Map(mapping, string(s))) }
func Runes(s []byte) []rune                           { return []rune(string(s)) }
func ReplaceAll(s, old, new []byte) []byte            { return Replace(s, old, new, -1) }
func Split(s, sep []byte) [][]byte                    { return split(s, strings.Split(string(s), string(sep)), len(sep)) }
func SplitN(s, sep []byte, n int) [][]byte {
	return split(s, strings.SplitN(string(s), string(sep), n), len(sep))
}
func SplitAfter(s, sep []byte) [][]byte {
	return split(s, strings.SplitAfter(string(s), string(sep)), 0)
}
func SplitAfterN(s, sep []byte, n int) [][]byte {
	return split(s, strings.SplitAfterN(string(s), string(sep), n), 0)
}
func Fields(s []byte) [][]byte { return FieldsFunc(s, unicode.IsSpace) }

func Clone(b []byte) []byte {
	if b == nil {
		return nil
	}
	return append([]byte{}, b...)
}

func Replace(s, old, new []byte, n int) []byte {
	return []byte(strings.Replace(string(s), string(old), string(new), n))
}

func ToValidUTF8(s, replacement []byte) []byte {
	return []byte(strings.ToValidUTF8(string(s), string(replacement)))
}

func Repeat(b []byte, count int) []byte {
	if count < 0 {
		panic("bytes: negative Repeat count")
	}
	return []byte(strings.Repeat(string(b), count))
}

func Join(s [][]byte, sep []byte) []byte {
	r := []byte{}
	for i, part := range s {
		if i > 0 {
			r = append(r, sep...)
		}
		r = append(r, part...)
	}
	return r
}

// split finds the parts of s again, each `between` bytes behind the one before.
func split(s []byte, parts []string, between int) [][]byte {
	if parts == nil {
		return nil
	}
	r := [][]byte{}
	start := 0
	for i, part := range parts {
		end := start + len(part)
		if i == len(parts)-1 {
			r = append(r, s[start:end])
		} else {
			r = append(r, s[start:end:end])
		}
		start = end + between
	}
	return r
}

func FieldsFunc(s []byte, f func(rune) bool) [][]byte {
	fields := [][]byte{}
	start := -1
	for i, r := range string(s) {
		if f(r) {
			if start >= 0 {
				fields = append(fields, s[start:i:i])
				start = -1
			}
		} else if start < 0 {
			start = i
		}
	}
	if start >= 0 {
		fields = append(fields, s[start:len(s):len(s)])
	}
	return fields
}

func Cut(s, sep []byte) (before, after []byte, found bool) {
	if i := Index(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, nil, false
}

func CutPrefix(s, prefix []byte) (after []byte, found bool) {
	if !HasPrefix(s, prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

func CutSuffix(s, suffix []byte) (before []byte, found bool) {
	if !HasSuffix(s, suffix) {
		return s, false
	}
	return s[:len(s)-len(suffix)], true
}

func TrimLeftFunc(s []byte, f func(r rune) bool) []byte {
	for i, r := range string(s) {
		if !f(r) {
			return s[i:]
		}
	}
	return nil
}

func TrimRightFunc(s []byte, f func(r rune) bool) []byte {
	for len(s) > 0 {
		r, n := utf8.DecodeLastRune(s)
		if !f(r) {
			break
		}
		s = s[:len(s)-n]
	}
	return s
}

func among(cutset string) func(r rune) bool {
	return func(r rune) bool { return strings.ContainsRune(cutset, r) }
}

func TrimFunc(s []byte, f func(r rune) bool) []byte { return TrimRightFunc(TrimLeftFunc(s, f), f) }
func TrimSpace(s []byte) []byte                     { return TrimFunc(s, unicode.IsSpace) }
func Trim(s []byte, cutset string) []byte           { return TrimFunc(s, among(cutset)) }
func TrimLeft(s []byte, cutset string) []byte       { return TrimLeftFunc(s, among(cutset)) }
func TrimRight(s []byte, cutset string) []byte      { return TrimRightFunc(s, among(cutset)) }

func TrimPrefix(s, prefix []byte) []byte {
	after, _ := CutPrefix(s, prefix)
	return after
}

func TrimSuffix(s, suffix []byte) []byte {
	before, _ := CutSuffix(s, suffix)
	return before
}
