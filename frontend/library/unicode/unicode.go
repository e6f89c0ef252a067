// Package unicode is exact for ASCII and Latin-1. Beyond, the scripts with case (Latin, Greek, Cyrillic, Armenian) and the large
// blocks of letters are covered by a few ranges. IsPrint and IsGraphic are exact.
package unicode

import "strconv"

const (
	MaxRune         = '\U0010FFFF'
	ReplacementChar = '\uFFFD'
	MaxASCII        = '\u007F'
	MaxLatin1       = '\u00FF'
)

const (
	UpperCase = iota
	LowerCase
	TitleCase
	MaxCase
)

func IsSpace(r rune) bool {
	switch r {
	case '\t', '\n', '\v', '\f', '\r', ' ', 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
		return true
	}
	return 0x2000 <= r && r <= 0x200A
}

func IsControl(r rune) bool { return 0 <= r && r < 0x20 || 0x7F <= r && r < 0xA0 }

func IsDigit(r rune) bool {
	if r < 0x100 {
		return '0' <= r && r <= '9'
	}
	return 0x660 <= r && r <= 0x669 || 0x6F0 <= r && r <= 0x6F9 || 0x966 <= r && r <= 0x96F || 0xFF10 <= r && r <= 0xFF19
}

func IsNumber(r rune) bool {
	switch {
	case r == 0xB2, r == 0xB3, r == 0xB9, 0xBC <= r && r <= 0xBE:
		return true
	case 0x2070 <= r && r <= 0x2079 && r != 0x2071 && r != 0x2072 && r != 0x2073, 0x2080 <= r && r <= 0x2089, 0x2150 <= r && r <= 0x2182, 0x2460 <= r && r <= 0x249B:
		return true
	}
	return IsDigit(r)
}

func IsLetter(r rune) bool {
	switch {
	case r < 0x80:
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	case r < 0x100:
		return r == 0xAA || r == 0xB5 || r == 0xBA || r >= 0xC0 && r != 0xD7 && r != 0xF7
	case r <= 0x2C1, 0x2C6 <= r && r <= 0x2D1, 0x2E0 <= r && r <= 0x2E4:
		return true
	case 0x370 <= r && r <= 0x3FF:
		return r != 0x375 && r != 0x378 && r != 0x379 && r != 0x37E && (r < 0x380 || r > 0x385) && r != 0x387 && r != 0x38B && r != 0x38D && r != 0x3A2 && r != 0x3F6
	case 0x400 <= r && r <= 0x52F:
		return r < 0x482 || r > 0x489
	case 0x531 <= r && r <= 0x556, r == 0x559, 0x560 <= r && r <= 0x588, 0x5D0 <= r && r <= 0x5EA, 0x620 <= r && r <= 0x64A, 0x671 <= r && r <= 0x6D3,
		0x904 <= r && r <= 0x939, 0xE01 <= r && r <= 0xE30, 0x10A0 <= r && r <= 0x10C5, 0x10D0 <= r && r <= 0x10FA, 0x1E00 <= r && r <= 0x1F15,
		0x3041 <= r && r <= 0x3096, 0x30A1 <= r && r <= 0x30FA, 0x3400 <= r && r <= 0x4DBF, 0x4E00 <= r && r <= 0x9FFC,
		0xAC00 <= r && r <= 0xD7A3, 0xFF21 <= r && r <= 0xFF3A, 0xFF41 <= r && r <= 0xFF5A, 0x20000 <= r && r <= 0x2A6DD:
		return true
	}
	return false
}

// IsUpper: a letter that has a lower case.
func IsUpper(r rune) bool { return ToLower(r) != r && !IsTitle(r) }

// IsLower: a letter that has an upper case, and some that have none.
func IsLower(r rune) bool {
	switch r {
	case 0xDF, 0x138, 0x149:
		return true
	}
	return ToUpper(r) != r && !IsTitle(r)
}

func IsTitle(r rune) bool { return r == 0x1C5 || r == 0x1C8 || r == 0x1CB || r == 0x1F2 }

// pairs reports whether the upper case letters around r are the even (0) or odd (1) runes, each followed by its lower case.
func pairs(r rune) (odd rune, ok bool) {
	switch {
	case 0x100 <= r && r <= 0x12F, 0x132 <= r && r <= 0x137, 0x14A <= r && r <= 0x177, 0x1DE <= r && r <= 0x1EF, 0x1F8 <= r && r <= 0x21F,
		0x222 <= r && r <= 0x233, 0x246 <= r && r <= 0x24F, 0x370 <= r && r <= 0x373, r == 0x376, r == 0x377, 0x3D8 <= r && r <= 0x3EF,
		0x460 <= r && r <= 0x481, 0x48A <= r && r <= 0x4BF, 0x4D0 <= r && r <= 0x52F, 0x1E00 <= r && r <= 0x1E95, 0x1EA0 <= r && r <= 0x1EFF:
		return 0, true
	case 0x139 <= r && r <= 0x148, 0x179 <= r && r <= 0x17E, 0x1CD <= r && r <= 0x1DC, 0x4C1 <= r && r <= 0x4CE:
		return 1, true
	}
	return 0, false
}

func ToUpper(r rune) rune {
	switch {
	case r < 0x80:
		if 'a' <= r && r <= 'z' {
			return r - 32
		}
		return r
	case r < 0x100:
		switch {
		case r == 0xB5:
			return 0x39C
		case r == 0xFF:
			return 0x178
		case r >= 0xE0 && r != 0xF7:
			return r - 32
		}
		return r
	case r == 0x131:
		return 'I'
	case r == 0x17F:
		return 'S'
	case r == 0x3C2:
		return 0x3A3
	case 0x3B1 <= r && r <= 0x3CB, 0x430 <= r && r <= 0x44F, 0xFF41 <= r && r <= 0xFF5A:
		return r - 32
	case r == 0x3AC:
		return 0x386
	case 0x3AD <= r && r <= 0x3AF:
		return r - 37
	case r == 0x3CC:
		return 0x38C
	case r == 0x3CD || r == 0x3CE:
		return r - 63
	case 0x450 <= r && r <= 0x45F:
		return r - 80
	case r == 0x4CF:
		return 0x4C0
	case 0x561 <= r && r <= 0x586:
		return r - 48
	}
	if odd, ok := pairs(r); ok && r&1 != odd {
		return r - 1
	}
	return r
}

func ToLower(r rune) rune {
	switch {
	case r < 0x80:
		if 'A' <= r && r <= 'Z' {
			return r + 32
		}
		return r
	case r < 0x100:
		if 0xC0 <= r && r <= 0xDE && r != 0xD7 {
			return r + 32
		}
		return r
	case r == 0x130:
		return 'i'
	case r == 0x178:
		return 0xFF
	case r == 0x1E9E:
		return 0xDF
	case r == 0x212A:
		return 'k'
	case r == 0x212B:
		return 0xE5
	case 0x391 <= r && r <= 0x3AB && r != 0x3A2, 0x410 <= r && r <= 0x42F, 0xFF21 <= r && r <= 0xFF3A:
		return r + 32
	case r == 0x386:
		return 0x3AC
	case 0x388 <= r && r <= 0x38A:
		return r + 37
	case r == 0x38C:
		return 0x3CC
	case r == 0x38E || r == 0x38F:
		return r + 63
	case 0x400 <= r && r <= 0x40F:
		return r + 80
	case r == 0x4C0:
		return 0x4CF
	case 0x531 <= r && r <= 0x556:
		return r + 48
	}
	if odd, ok := pairs(r); ok && r&1 == odd {
		return r + 1
	}
	return r
}

func ToTitle(r rune) rune { return ToUpper(r) }

func To(_case int, r rune) rune {
	switch _case {
	case UpperCase, TitleCase:
		return ToUpper(r)
	case LowerCase:
		return ToLower(r)
	}
	return ReplacementChar
}

func IsPunct(r rune) bool {
	switch {
	case r < 0x80:
		return '!' <= r && r <= '/' && r != '$' && r != '+' || r == ':' || r == ';' || r == '?' || r == '@' || '[' <= r && r <= ']' || r == '_' || r == '{' || r == '}'
	case r < 0x100:
		return r == 0xA1 || r == 0xA7 || r == 0xAB || r == 0xB6 || r == 0xB7 || r == 0xBB || r == 0xBF
	}
	return 0x2010 <= r && r <= 0x2027 || 0x2030 <= r && r <= 0x2043 || 0x3001 <= r && r <= 0x3003 || 0x3008 <= r && r <= 0x3011
}

func IsSymbol(r rune) bool {
	switch r {
	case '$', '+', '<', '=', '>', '^', '`', '|', '~', 0xA2, 0xA3, 0xA4, 0xA5, 0xA6, 0xA8, 0xA9, 0xAC, 0xAE, 0xAF, 0xB0, 0xB1, 0xB4, 0xB8, 0xD7, 0xF7:
		return true
	}
	return 0x20A0 <= r && r <= 0x20BF || 0x2190 <= r && r <= 0x2307 || 0x2500 <= r && r <= 0x2767
}

func IsMark(r rune) bool { return 0x300 <= r && r <= 0x36F || 0x483 <= r && r <= 0x489 }

func IsGraphic(r rune) bool {
	return IsPrint(r) || r >= 0xA0 && IsSpace(r) && r != 0x2028 && r != 0x2029
}

func IsPrint(r rune) bool {
	if r < 0x100 {
		return 0x20 <= r && r < 0x7F || 0xA1 <= r && r != 0xAD
	}
	return strconv.IsPrint(r)
}
