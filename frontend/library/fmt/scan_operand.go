package fmt

import (
	"errors"
	"io"
	"math"
	"strconv"
)

// one reads an operand into what arg points to.
func (s *input) one(verb rune, arg any) {
	s.text = nil
	if p, ok := arg.(Scanner); ok {
		err := p.Scan(s, verb)
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			s.fail(err)
		}
		return
	}
	// What was not read does not change the variable.
	switch p := arg.(type) {
	case *string:
		if text := s.str(verb); s.err == nil {
			*p = text
		}
	case *[]byte:
		if text := s.str(verb); s.err == nil {
			*p = []byte(text)
		}
	case *bool:
		if b := s.boolean(verb); s.err == nil {
			*p = b
		}
	case *int:
		if n := s.integer(verb, 64); s.err == nil {
			*p = int(n)
		}
	case *int64:
		if n := s.integer(verb, 64); s.err == nil {
			*p = n
		}
	case *int32:
		if n := s.integer(verb, 32); s.err == nil {
			*p = int32(n)
		}
	case *int16:
		if n := s.integer(verb, 16); s.err == nil {
			*p = int16(n)
		}
	case *int8:
		if n := s.integer(verb, 8); s.err == nil {
			*p = int8(n)
		}
	case *uint:
		if n := s.unsigned(verb, 64); s.err == nil {
			*p = uint(n)
		}
	case *uintptr:
		if n := s.unsigned(verb, 64); s.err == nil {
			*p = uintptr(n)
		}
	case *uint64:
		if n := s.unsigned(verb, 64); s.err == nil {
			*p = n
		}
	case *uint32:
		if n := s.unsigned(verb, 32); s.err == nil {
			*p = uint32(n)
		}
	case *uint16:
		if n := s.unsigned(verb, 16); s.err == nil {
			*p = uint16(n)
		}
	case *uint8:
		if n := s.unsigned(verb, 8); s.err == nil {
			*p = uint8(n)
		}
	case *float64:
		if f := s.float(verb, 64, "float64"); s.err == nil {
			*p = f
		}
	case *float32:
		if f := s.float(verb, 32, "float32"); s.err == nil {
			*p = float32(f)
		}
	default:
		text := formatOperand(arg, 'T', 0, 0, 0)
		switch {
		case text == "" || text[0] != '*':
			s.failWith("type not a pointer: " + text)
		case isUnnamed(text[1:]):
			s.failWith("can't scan type: " + text)
		default:
			unknownOperand()
		}
	}
}

// unknownOperand ends what can be known: what a named type consists of is not looked up.
func unknownOperand()

// isUnnamed tells whether the text is that of a composite type, of which no kind can be scanned but slices of bytes.
func isUnnamed(text string) bool {
	for _, start := range [...]string{"[", "*", "map[", "chan ", "<-chan ", "func(", "struct {", "interface "} {
		if len(text) >= len(start) && text[:len(start)] == start {
			return true
		}
	}
	return false
}

func (s *input) checkVerb(verb rune, verbs, kind string) {
	if !isIn(verb, verbs) {
		s.failWith("bad verb '%" + string(verb) + "' for " + kind)
	}
}

// begin passes the spaces before an operand.
func (s *input) begin() {
	s.skip()
	s.notAtEnd()
}

func (s *input) character(bits int) int64 {
	s.notAtEnd()
	r := int64(s.get())
	if shift := uint(64 - bits); s.err == nil && r<<shift>>shift != r {
		s.failWith("overflow on character value " + string(rune(r)))
	}
	return r
}

// numeral reads a number after its sign: its text with the sign, and the base, 0 if its first characters say it.
func (s *input) numeral(verb rune) (text string, base int) {
	digits := decimals
	isBegun := false
	switch base = 10; verb {
	case 'b':
		base, digits = 2, "01"
	case 'o':
		base, digits = 8, octals
	case 'x', 'X':
		base, digits = 16, hexDigits
	case 'U':
		base, digits = 16, hexDigits
		sign := s.text
		if !s.accept("U") || !s.accept("+") {
			s.failWith("bad unicode format ")
		}
		s.text = sign
	case 'v':
		base = 0
		if isBegun = s.accept("0"); isBegun {
			digits = octals
		}
		switch {
		case !isBegun:
		case s.accept("bB"):
			digits = "01"
		case s.accept("oO"):
		case s.accept("xX"):
			digits = hexDigits
		}
		digits += "_"
	}
	if !isBegun {
		s.notAtEnd()
		if s.err == nil && !s.accept(digits) {
			s.failWith("expected integer")
		}
	}
	for s.accept(digits) {
	}
	return string(s.text), base
}

const integerVerbs = "bdoUxXv"

func (s *input) integer(verb rune, bits int) int64 {
	if verb == 'c' {
		return s.character(bits)
	}
	s.begin()
	s.checkVerb(verb, integerVerbs, "integer")
	if verb != 'U' {
		s.accept("+-")
	}
	text, base := s.numeral(verb)
	if s.err != nil {
		return 0
	}
	n, err := strconv.ParseInt(text, base, 64)
	if err != nil {
		s.fail(err)
	} else if shift := uint(64 - bits); n<<shift>>shift != n {
		s.failWith("integer overflow on token " + text)
	}
	return n
}

func (s *input) unsigned(verb rune, bits int) uint64 {
	if verb == 'c' {
		return uint64(s.character(bits))
	}
	s.begin()
	s.checkVerb(verb, integerVerbs, "integer")
	text, base := s.numeral(verb)
	if s.err != nil {
		return 0
	}
	n, err := strconv.ParseUint(text, base, 64)
	if err != nil {
		s.fail(err)
	} else if shift := uint(64 - bits); n<<shift>>shift != n {
		s.failWith("unsigned integer overflow on token " + text)
	}
	return n
}

// floatText reads what a number with a point and an exponent may be made of.
func (s *input) floatText() string {
	if s.accept("nN") && s.accept("aA") && s.accept("nN") {
		return string(s.text)
	}
	s.accept("+-")
	if s.accept("iI") && s.accept("nN") && s.accept("fF") {
		return string(s.text)
	}
	digits, exponent := decimals+"_", "eEpP"
	if s.accept("0") && s.accept("xX") {
		digits, exponent = hexDigits+"_", "pP"
	}
	for s.accept(digits) {
	}
	if s.accept(".") {
		for s.accept(digits) {
		}
	}
	if s.accept(exponent) {
		s.accept("+-")
		for s.accept(decimals + "_") {
		}
	}
	return string(s.text)
}

func (s *input) float(verb rune, bits int, kind string) float64 {
	s.checkVerb(verb, "beEfFgGv", kind)
	s.begin()
	text := s.floatText()
	if s.err != nil {
		return 0
	}
	// A decimal number may have an exponent of two here.
	power, number := "", text
	for i := 0; i < len(text) && !isIn('x', text) && !isIn('X', text); i++ {
		if text[i] == 'p' {
			number, power = text[:i], text[i+1:]
			break
		}
	}
	f, err := strconv.ParseFloat(number, bits)
	if err == nil && number != text {
		exponent := 0
		exponent, err = strconv.Atoi(power)
		f = math.Ldexp(f, exponent)
	}
	var wrong *strconv.NumError
	if errors.As(err, &wrong) {
		wrong.Num = text
	}
	if err != nil {
		s.fail(err)
	}
	return f
}

func (s *input) boolean(verb rune) bool {
	s.begin()
	s.checkVerb(verb, "tv", "boolean")
	isTrue, isWord := false, true
	switch s.get() {
	case '1':
		return true
	case 't', 'T':
		isTrue = true
		isWord = !s.accept("rR") || s.accept("uU") && s.accept("eE")
	case 'f', 'F':
		isWord = !s.accept("aA") || s.accept("lL") && s.accept("sS") && s.accept("eE")
	}
	if !isWord {
		s.failWith("syntax error scanning boolean")
	}
	return isTrue
}

func (s *input) str(verb rune) string {
	s.checkVerb(verb, "svqxX", "string")
	if s.err != nil {
		return ""
	}
	s.begin()
	switch verb {
	case 'q':
		return s.quoted()
	case 'x', 'X':
		return s.bytesInHex()
	}
	return string(s.word(notSpace))
}

func (s *input) quoted() string {
	quote := s.get()
	if s.err == nil && quote != '`' && quote != '"' {
		s.failWith("expected quoted string")
	}
	text := ""
	for r := s.must(); s.err == nil && r != quote; r = s.must() {
		text += string(r)
		if r == '\\' && quote == '"' {
			text += string(s.must())
		}
	}
	if quote == '`' || s.err != nil {
		return text
	}
	text, err := strconv.Unquote("\"" + text + "\"")
	if err != nil {
		s.fail(err)
	}
	return text
}

// hexDigit is the value of a digit, or -1.
func hexDigit(r rune) int {
	switch {
	case '0' <= r && r <= '9':
		return int(r - '0')
	case 'a' <= r && r <= 'f':
		return int(r-'a') + 10
	case 'A' <= r && r <= 'F':
		return int(r-'A') + 10
	}
	return -1
}

func (s *input) bytesInHex() string {
	for {
		r := s.get()
		if r == noMore {
			break
		}
		high := hexDigit(r)
		if high < 0 {
			s.unget()
			break
		}
		low := hexDigit(s.must())
		if low < 0 {
			s.failWith("illegal hex digit")
		}
		s.text = append(s.text, byte(high<<4|low))
	}
	if len(s.text) == 0 {
		s.failWith("no hex data for %x string")
	}
	return string(s.text)
}
