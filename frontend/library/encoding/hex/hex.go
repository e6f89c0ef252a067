// Package hex.
package hex

import (
	"errors"
	"strconv"
)

var ErrLength = errors.New("encoding/hex: odd length hex string")

type InvalidByteError byte

func (e InvalidByteError) Error() string {
	return "encoding/hex: invalid byte: " + "U+" + padded(int(e)) + " " + strconv.QuoteRune(rune(e))
}

func padded(n int) string {
	text := ""
	for i := 12; i >= 0; i -= 4 {
		d := n >> uint(i) & 15
		text += "0123456789ABCDEF"[d : d+1]
	}
	return text
}

const digits = "0123456789abcdef"

func EncodedLen(n int) int { return 2 * n }
func DecodedLen(x int) int { return x / 2 }

func Encode(dst, src []byte) int {
	for i, b := range src {
		dst[2*i] = digits[b>>4]
		dst[2*i+1] = digits[b&15]
	}
	return 2 * len(src)
}

func EncodeToString(src []byte) string {
	dst := make([]byte, EncodedLen(len(src)))
	Encode(dst, src)
	return string(dst)
}

func value(c byte) (v byte, ok bool) {
	switch {
	case '0' <= c && c <= '9':
		return c - '0', true
	case 'a' <= c && c <= 'f':
		return c - 'a' + 10, true
	case 'A' <= c && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}

func Decode(dst, src []byte) (int, error) {
	for i := 0; i+1 < len(src); i += 2 {
		high, ok := value(src[i])
		if !ok {
			return i / 2, InvalidByteError(src[i])
		}
		low, ok := value(src[i+1])
		if !ok {
			return i / 2, InvalidByteError(src[i+1])
		}
		dst[i/2] = high<<4 | low
	}
	if len(src)%2 == 1 {
		if _, ok := value(src[len(src)-1]); !ok {
			return len(src) / 2, InvalidByteError(src[len(src)-1])
		}
		return len(src) / 2, ErrLength
	}
	return len(src) / 2, nil
}

func DecodeString(s string) ([]byte, error) {
	dst := make([]byte, DecodedLen(len(s)))
	n, err := Decode(dst, []byte(s))
	return dst[:n], err
}

// Dump shows the data as hexdump -C does: 16 bytes a line, in two groups, and as text.
func Dump(data []byte) string {
	text := ""
	for at := 0; at < len(data); at += 16 {
		for shift := 28; shift >= 0; shift -= 4 {
			d := at >> uint(shift) & 15
			text += digits[d : d+1]
		}
		text += "  "
		shown := ""
		for i := at; i < at+16; i++ {
			if i < len(data) {
				b := data[i]
				text += digits[b>>4:b>>4+1] + digits[b&15:b&15+1] + " "
				if b < 32 || b > 126 {
					b = '.'
				}
				shown += string(rune(b))
			} else {
				text += "   "
			}
			if i == at+7 {
				text += " "
			}
		}
		text += " |" + shown + "|\n"
	}
	return text
}
