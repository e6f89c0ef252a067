// Package utf8 encodes and decodes runes.
package utf8

const (
	RuneError = '\uFFFD'
	RuneSelf  = 0x80
	MaxRune   = '\U0010FFFF'
	UTFMax    = 4
)

// length is how many bytes the sequence starting with b has, and the bits of the rune in b; 0 if nothing starts with b.
func length(b byte) (n int, bits rune) {
	switch {
	case b < 0x80:
		return 1, rune(b)
	case b < 0xC2:
		return 0, 0
	case b < 0xE0:
		return 2, rune(b & 0x1F)
	case b < 0xF0:
		return 3, rune(b & 0x0F)
	case b < 0xF5:
		return 4, rune(b & 0x07)
	}
	return 0, 0
}

// check refuses overlong forms, surrogates and runes that are too large.
func check(r rune, n int) (rune, int) {
	if n == 3 && (r < 0x800 || 0xD800 <= r && r < 0xE000) || n == 4 && (r < 0x10000 || r > MaxRune) {
		return RuneError, 1
	}
	return r, n
}

func DecodeRuneInString(s string) (rune, int) {
	if len(s) == 0 {
		return RuneError, 0
	}
	n, r := length(s[0])
	if n == 0 || n > len(s) {
		return RuneError, 1
	}
	for i := 1; i < n; i++ {
		if s[i]&0xC0 != 0x80 {
			return RuneError, 1
		}
		r = r<<6 | rune(s[i]&0x3F)
	}
	return check(r, n)
}

func DecodeRune(p []byte) (rune, int) {
	if len(p) == 0 {
		return RuneError, 0
	}
	n, r := length(p[0])
	if n == 0 || n > len(p) {
		return RuneError, 1
	}
	for i := 1; i < n; i++ {
		if p[i]&0xC0 != 0x80 {
			return RuneError, 1
		}
		r = r<<6 | rune(p[i]&0x3F)
	}
	return check(r, n)
}

func DecodeLastRuneInString(s string) (rune, int) {
	end := len(s)
	if end == 0 {
		return RuneError, 0
	}
	start := end - 1
	for start > 0 && end-start < UTFMax && !RuneStart(s[start]) {
		start--
	}
	r, n := DecodeRuneInString(s[start:])
	if start+n != end {
		return RuneError, 1
	}
	return r, n
}

func DecodeLastRune(p []byte) (rune, int) {
	start := len(p)
	if start > UTFMax {
		start -= UTFMax
	} else {
		start = 0
	}
	return DecodeLastRuneInString(string(p[start:]))
}

func EncodeRune(p []byte, r rune) int { return copy(p[:encodedLen(r)], string(r)) }

// encodedLen is the length of what r is encoded to: U+FFFD if it is not valid.
func encodedLen(r rune) int {
	if n := RuneLen(r); n > 0 {
		return n
	}
	return 3
}

func AppendRune(p []byte, r rune) []byte { return append(p, string(r)...) }

// FullRune reports whether p starts with a whole rune; an invalid sequence counts as one of width 1.
func FullRune(p []byte) bool {
	if len(p) > UTFMax {
		p = p[:UTFMax]
	}
	return FullRuneInString(string(p))
}

func FullRuneInString(s string) bool {
	if len(s) == 0 {
		return false
	}
	n, _ := length(s[0])
	if n <= len(s) {
		return true
	}
	for i := 1; i < len(s); i++ {
		if s[i]&0xC0 != 0x80 {
			return true
		}
	}
	// The second byte alone can show that the sequence is invalid.
	if len(s) > 1 {
		switch {
		case s[0] == 0xE0 && s[1] < 0xA0, s[0] == 0xED && s[1] > 0x9F, s[0] == 0xF0 && s[1] < 0x90, s[0] == 0xF4 && s[1] > 0x8F:
			return true
		}
	}
	return false
}

func RuneCountInString(s string) int {
	n := 0
	for range s {
		n++
	}
	return n
}

func RuneCount(p []byte) int { return RuneCountInString(string(p)) }

// RuneLen is -1 for what is not a valid rune.
func RuneLen(r rune) int {
	switch {
	case r < 0:
		return -1
	case r < 0x80:
		return 1
	case r < 0x800:
		return 2
	case 0xD800 <= r && r < 0xE000:
		return -1
	case r < 0x10000:
		return 3
	case r <= MaxRune:
		return 4
	}
	return -1
}

func RuneStart(b byte) bool { return b&0xC0 != 0x80 }

func ValidRune(r rune) bool { return RuneLen(r) > 0 }

func ValidString(s string) bool {
	for i, r := range s {
		// A real U+FFFD is the bytes EF BF BD.
		if r == RuneError && (i+2 >= len(s) || s[i] != 0xEF || s[i+1] != 0xBF || s[i+2] != 0xBD) {
			return false
		}
	}
	return true
}

func Valid(p []byte) bool { return ValidString(string(p)) }
