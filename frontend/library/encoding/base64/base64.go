// Package base64: encodings and their use on whole texts; streams are in stream.go.
package base64

import "strconv"

const (
	StdPadding rune = '='
	NoPadding  rune = -1

	standard = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
	forURL   = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
)

type Encoding struct {
	alphabet string
	padding  rune
	strict   bool
}

var (
	StdEncoding    = NewEncoding(standard)
	URLEncoding    = NewEncoding(forURL)
	RawStdEncoding = StdEncoding.WithPadding(NoPadding)
	RawURLEncoding = URLEncoding.WithPadding(NoPadding)
)

type CorruptInputError int64

func (e CorruptInputError) Error() string {
	return "illegal base64 data at input byte " + strconv.FormatInt(int64(e), 10)
}

func NewEncoding(encoder string) *Encoding {
	if len(encoder) != 64 {
		panic("encoding alphabet is not 64-bytes long")
	}
	for i := 0; i < len(encoder); i++ {
		if isNewline(encoder[i]) {
			panic("encoding alphabet contains newline character")
		}
	}
	return &Encoding{encoder, StdPadding, false}
}

func (enc Encoding) WithPadding(padding rune) *Encoding {
	if padding == '\r' || padding == '\n' || padding > 0xff {
		panic("invalid padding")
	}
	for i := 0; i < len(enc.alphabet); i++ {
		if rune(enc.alphabet[i]) == padding {
			panic("padding contained in alphabet")
		}
	}
	enc.padding = padding
	return &enc
}

func (enc Encoding) Strict() *Encoding {
	enc.strict = true
	return &enc
}

func (enc *Encoding) EncodedLen(n int) int {
	if enc.padding == NoPadding {
		return n/3*4 + (n%3*8+5)/6
	}
	return (n + 2) / 3 * 4
}

func (enc *Encoding) DecodedLen(n int) int {
	if enc.padding == NoPadding {
		return n/4*3 + n%4*6/8
	}
	return n / 4 * 3
}

func (enc *Encoding) Encode(dst, src []byte) {
	to := 0
	for i := 0; i < len(src); i += 3 {
		var group uint32
		n := 0
		for ; n < 3 && i+n < len(src); n++ {
			group |= uint32(src[i+n]) << uint(16-8*n)
		}
		for k := 0; k < 4; k++ {
			if k <= n {
				dst[to] = enc.alphabet[group>>uint(18-6*k)&63]
			} else if enc.padding != NoPadding {
				dst[to] = byte(enc.padding)
			} else {
				continue
			}
			to++
		}
	}
}

func (enc *Encoding) EncodeToString(src []byte) string {
	text := make([]byte, enc.EncodedLen(len(src)))
	enc.Encode(text, src)
	return string(text)
}

func (enc *Encoding) AppendEncode(dst, src []byte) []byte {
	return append(dst, enc.EncodeToString(src)...)
}

func isNewline(c byte) bool { return c == '\n' || c == '\r' }

// skipNewlines is the first place from i on that has no newline.
func skipNewlines(src []byte, i int) int {
	for i < len(src) && isNewline(src[i]) {
		i++
	}
	return i
}

// value is the place of c in the alphabet, or -1. Most alphabets have the letters and digits where the standard one has them.
func (enc *Encoding) value(c byte) int {
	guess := 62
	switch {
	case 'A' <= c && c <= 'Z':
		guess = int(c - 'A')
	case 'a' <= c && c <= 'z':
		guess = int(c-'a') + 26
	case '0' <= c && c <= '9':
		guess = int(c-'0') + 52
	}
	if enc.alphabet[guess] == c && enc.isStandard() {
		return guess
	}
	// Of a letter that is there twice the last place counts.
	for k := 63; k >= 0; k-- {
		if enc.alphabet[k] == c {
			return k
		}
	}
	return -1
}

func (enc *Encoding) isStandard() bool { return enc.alphabet == standard || enc.alphabet == forURL }

// group decodes up to four digits of src from i on into dst: where it stopped, how many bytes it wrote, and what is wrong.
func (enc *Encoding) group(dst, src []byte, i int) (next, n int, err error) {
	var digits uint32
	count := 0
	for count < 4 {
		if i == len(src) {
			if count == 0 {
				return i, 0, nil
			}
			// The error is as far before the end as digits were read, newlines or not.
			if count == 1 || enc.padding != NoPadding {
				return i, 0, CorruptInputError(i - count)
			}
			break
		}
		c := src[i]
		i++
		if v := enc.value(c); v >= 0 {
			digits |= uint32(v) << uint(18-6*count)
			count++
			continue
		}
		if isNewline(c) {
			continue
		}
		if rune(c) != enc.padding || count < 2 {
			return i, 0, CorruptInputError(i - 1)
		}
		if count == 2 {
			i = skipNewlines(src, i)
			if i == len(src) {
				return i, 0, CorruptInputError(i)
			}
			if rune(src[i]) != enc.padding {
				return i, 0, CorruptInputError(i - 1)
			}
			i++
		}
		if i = skipNewlines(src, i); i < len(src) {
			err = CorruptInputError(i)
		}
		break
	}
	// Highest first, as the bounds of dst are met in Go.
	for k := count - 2; k >= 0; k-- {
		dst[k] = byte(digits >> uint(16-8*k))
		if left := digits << uint(8+8*(k+1)); enc.strict && left != 0 && k == count-2 && count < 4 {
			return i, 0, CorruptInputError(i - 4 + count)
		}
	}
	return i, count - 1, err
}

func (enc *Encoding) Decode(dst, src []byte) (n int, err error) {
	for i := 0; i < len(src) && err == nil; {
		more := 0
		i, more, err = enc.group(dst[n:], src, i)
		n += more
	}
	return n, err
}

func (enc *Encoding) DecodeString(s string) ([]byte, error) {
	out := make([]byte, enc.DecodedLen(len(s)))
	n, err := enc.Decode(out, []byte(s))
	return out[:n], err
}

func (enc *Encoding) AppendDecode(dst, src []byte) ([]byte, error) {
	out, err := enc.DecodeString(string(src))
	return append(dst, out...), err
}
