// Package base64.
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
	return &Encoding{encoder, StdPadding}
}

func (enc Encoding) WithPadding(padding rune) *Encoding { return &Encoding{enc.alphabet, padding} }
func (enc Encoding) Strict() *Encoding                  { return &enc }

func (enc *Encoding) EncodedLen(n int) int {
	if enc.padding == NoPadding {
		return (n*8 + 5) / 6
	}
	return (n + 2) / 3 * 4
}

func (enc *Encoding) DecodedLen(n int) int {
	if enc.padding == NoPadding {
		return n * 6 / 8
	}
	return n / 4 * 3
}

func (enc *Encoding) EncodeToString(src []byte) string {
	text := make([]byte, 0, enc.EncodedLen(len(src)))
	for i := 0; i < len(src); i += 3 {
		var group uint32
		n := 0
		for ; n < 3 && i+n < len(src); n++ {
			group |= uint32(src[i+n]) << uint(16-8*n)
		}
		for k := 0; k < 4; k++ {
			if k <= n {
				text = append(text, enc.alphabet[group>>uint(18-6*k)&63])
			} else if enc.padding != NoPadding {
				text = append(text, byte(enc.padding))
			}
		}
	}
	return string(text)
}

func (enc *Encoding) Encode(dst, src []byte) { copy(dst, enc.EncodeToString(src)) }

func (enc *Encoding) DecodeString(s string) ([]byte, error) {
	var out []byte
	var group uint32
	n := 0
	i := 0
	for ; i < len(s); i++ {
		c := s[i]
		if c == '\n' || c == '\r' {
			continue
		}
		if rune(c) == enc.padding {
			break
		}
		v := -1
		for k := 0; k < 64; k++ {
			if enc.alphabet[k] == c {
				v = k
			}
		}
		if v < 0 {
			return out, CorruptInputError(i)
		}
		group = group<<6 | uint32(v)
		if n++; n == 4 {
			out = append(out, byte(group>>16), byte(group>>8), byte(group))
			group, n = 0, 0
		}
	}
	at := i
	pads := 0
	for ; i < len(s); i++ {
		if rune(s[i]) == enc.padding {
			pads++
		} else if s[i] != '\n' && s[i] != '\r' {
			return out, CorruptInputError(i)
		}
	}
	if n == 1 || enc.padding != NoPadding && (n+pads)%4 != 0 || n == 0 && pads > 0 {
		return out, CorruptInputError(at)
	}
	switch n {
	case 2:
		out = append(out, byte(group>>4))
	case 3:
		out = append(out, byte(group>>10), byte(group>>2))
	}
	return out, nil
}

func (enc *Encoding) Decode(dst, src []byte) (n int, err error) {
	out, err := enc.DecodeString(string(src))
	return copy(dst, out), err
}
