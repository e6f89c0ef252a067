package unicode

// RangeTable is a set of runes: ranges with strides, in ascending order.
type RangeTable struct {
	R16         []Range16
	R32         []Range32
	LatinOffset int
}

type Range16 struct{ Lo, Hi, Stride uint16 }
type Range32 struct{ Lo, Hi, Stride uint32 }

// Is reports whether the table holds the rune.
func Is(table *RangeTable, r rune) bool {
	for _, in := range table.R16 {
		if r >= rune(in.Lo) && r <= rune(in.Hi) {
			return in.Stride == 1 || (r-rune(in.Lo))%rune(in.Stride) == 0
		}
	}
	for _, in := range table.R32 {
		if r >= rune(in.Lo) && r <= rune(in.Hi) {
			return in.Stride == 1 || (r-rune(in.Lo))%rune(in.Stride) == 0
		}
	}
	return false
}

func In(r rune, tables ...*RangeTable) bool {
	for _, table := range tables {
		if Is(table, r) {
			return true
		}
	}
	return false
}

func IsOneOf(tables []*RangeTable, r rune) bool { return In(r, tables...) }

// The tables hold what the functions of this package know.
var (
	Letter = &RangeTable{R16: []Range16{{'A', 'Z', 1}, {'a', 'z', 1}, {0xAA, 0xB5, 11}, {0xBA, 0xC0, 6}, {0xC1, 0xD6, 1}, {0xD8, 0xF6, 1}, {0xF8, 0x2C1, 1},
		{0x370, 0x374, 1}, {0x376, 0x377, 1}, {0x37A, 0x37D, 1}, {0x37F, 0x386, 7}, {0x388, 0x3F5, 1}, {0x3F7, 0x3FF, 1}, {0x400, 0x481, 1}, {0x48A, 0x52F, 1},
		{0x531, 0x556, 1}, {0x561, 0x587, 1}, {0x5D0, 0x5EA, 1}, {0x620, 0x64A, 1}, {0x904, 0x939, 1}, {0xE01, 0xE30, 1}, {0x1E00, 0x1F15, 1}, {0x3041, 0x3096, 1},
		{0x30A1, 0x30FA, 1}, {0x3400, 0x4DBF, 1}, {0x4E00, 0x9FFC, 1}, {0xAC00, 0xD7A3, 1}, {0xFF21, 0xFF3A, 1}, {0xFF41, 0xFF5A, 1}},
		R32: []Range32{{0x20000, 0x2A6DD, 1}}, LatinOffset: 6}
	Upper = &RangeTable{R16: []Range16{{'A', 'Z', 1}, {0xC0, 0xD6, 1}, {0xD8, 0xDE, 1}, {0x100, 0x136, 2}, {0x139, 0x147, 2}, {0x14A, 0x176, 2}, {0x178, 0x179, 1},
		{0x17B, 0x17D, 2}, {0x391, 0x3A1, 1}, {0x3A3, 0x3AB, 1}, {0x400, 0x42F, 1}, {0x460, 0x480, 2}, {0x48A, 0x4C0, 2}, {0x531, 0x556, 1}, {0x1E00, 0x1E94, 2}},
		LatinOffset: 3}
	Lower = &RangeTable{R16: []Range16{{'a', 'z', 1}, {0xB5, 0xDF, 42}, {0xE0, 0xF6, 1}, {0xF8, 0xFF, 1}, {0x101, 0x137, 2}, {0x138, 0x148, 2}, {0x149, 0x177, 2},
		{0x17A, 0x17E, 2}, {0x17F, 0x3AC, 557}, {0x3AD, 0x3CE, 1}, {0x430, 0x45F, 1}, {0x461, 0x481, 2}, {0x48B, 0x4BF, 2}, {0x561, 0x587, 1}, {0x1E01, 0x1E95, 2}},
		LatinOffset: 4}
	Digit       = &RangeTable{R16: []Range16{{'0', '9', 1}, {0x660, 0x669, 1}, {0x6F0, 0x6F9, 1}, {0x966, 0x96F, 1}, {0xFF10, 0xFF19, 1}}, LatinOffset: 1}
	Space       = &RangeTable{R16: []Range16{{' ', ' ', 1}, {0xA0, 0xA0, 1}, {0x1680, 0x1680, 1}, {0x2000, 0x200A, 1}, {0x202F, 0x205F, 48}, {0x3000, 0x3000, 1}}, LatinOffset: 2}
	White_Space = &RangeTable{R16: []Range16{{'\t', '\r', 1}, {' ', 0x85, 0x65}, {0xA0, 0x1680, 0x15E0}, {0x2000, 0x200A, 1}, {0x2028, 0x2029, 1}, {0x202F, 0x205F, 48}, {0x3000, 0x3000, 1}}, LatinOffset: 2}
	Han         = &RangeTable{R16: []Range16{{0x2E80, 0x2E99, 1}, {0x3005, 0x3007, 2}, {0x3021, 0x3029, 1}, {0x3400, 0x4DBF, 1}, {0x4E00, 0x9FFC, 1}, {0xF900, 0xFA6D, 1}},
		R32: []Range32{{0x20000, 0x2A6DD, 1}}}
	Hiragana = &RangeTable{R16: []Range16{{0x3041, 0x3096, 1}, {0x309D, 0x309F, 1}}}
	Katakana = &RangeTable{R16: []Range16{{0x30A1, 0x30FA, 1}, {0x30FD, 0x30FF, 1}}}
	Latin    = &RangeTable{R16: []Range16{{'A', 'Z', 1}, {'a', 'z', 1}, {0xAA, 0xBA, 16}, {0xC0, 0xD6, 1}, {0xD8, 0xF6, 1}, {0xF8, 0x2B8, 1}, {0x1E00, 0x1EFF, 1}}, LatinOffset: 5}
	Greek    = &RangeTable{R16: []Range16{{0x370, 0x373, 1}, {0x375, 0x377, 1}, {0x37A, 0x37D, 1}, {0x384, 0x386, 2}, {0x388, 0x3E1, 1}, {0x3F0, 0x3FF, 1}}}
	Cyrillic = &RangeTable{R16: []Range16{{0x400, 0x484, 1}, {0x487, 0x52F, 1}}}

	L  = Letter
	Lu = Upper
	Ll = Lower
	Nd = Digit
	Zs = Space
)

var Scripts = map[string]*RangeTable{"Han": Han, "Hiragana": Hiragana, "Katakana": Katakana, "Latin": Latin, "Greek": Greek, "Cyrillic": Cyrillic}

// What else has the same case folding as runes of a table.
var FoldCategory = map[string]*RangeTable{}
var FoldScript = map[string]*RangeTable{}

// orbits are the runes that are equal under folding, where there are more than an upper and a lower case.
var orbits = [...][3]rune{{'K', 'k', 0x212A}, {'S', 's', 0x17F}, {0xC5, 0xE5, 0x212B}, {0xB5, 0x39C, 0x3BC}, {0x3A3, 0x3C2, 0x3C3}, {0x398, 0x3B8, 0x3D1},
	{0x3A6, 0x3C6, 0x3D5}, {0x3A0, 0x3C0, 0x3D6}, {0x392, 0x3B2, 0x3D0}, {0x395, 0x3B5, 0x3F5}, {0x39A, 0x3BA, 0x3F0}, {0x3A1, 0x3C1, 0x3F1}, {0x1C4, 0x1C5, 0x1C6},
	{0x1C7, 0x1C8, 0x1C9}, {0x1CA, 0x1CB, 0x1CC}, {0x1F1, 0x1F2, 0x1F3}, {0x1E60, 0x1E61, 0x1E9B}}

// SimpleFold is the next rune, in a circle, that is equal under folding.
func SimpleFold(r rune) rune {
	if r < 0 || r > MaxRune {
		return r
	}
	for _, orbit := range orbits {
		for i, member := range orbit {
			if member == r {
				return orbit[(i+1)%len(orbit)]
			}
		}
	}
	switch r {
	case 'I':
		return 'i'
	case 0x130, 0x131:
		return r
	case 0xDF: // which no other function takes for a letter with two cases
		return 0x1E9E
	case 0x1E9E:
		return 0xDF
	}
	if lower := ToLower(r); lower != r {
		return lower
	}
	return ToUpper(r)
}
