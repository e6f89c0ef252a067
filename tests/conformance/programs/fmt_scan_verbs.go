//rule: widths, verbs, spaces, newlines and the end of the input while scanning (fmt.Sscanf, fmt.Sscan, fmt.Sscanln, fmt.Fscan)

package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
)

type pair struct{ a, b string }

func (p *pair) Scan(state fmt.ScanState, verb rune) error {
	width, ok := state.Width()
	fmt.Print("<", string(verb), " ", width, " ", ok, ">")
	word, err := state.Token(true, func(r rune) bool { return r != ':' && r != ' ' })
	if err != nil {
		return err
	}
	p.a = string(word)
	r, size, err := state.ReadRune()
	if err != nil {
		return err
	}
	if r != ':' {
		state.UnreadRune()
		return errors.New("no colon " + string(r) + fmt.Sprint(size))
	}
	word, err = state.Token(false, nil)
	p.b = string(word)
	return err
}

type plain struct{ r io.Reader }

func (p plain) Read(b []byte) (int, error) { return p.r.Read(b) }

func main() {
	texts := []string{"", " ", "\n", "12", "-7 ", "12 34", "12\n34", "12,34", "0x1f 0b11", "0o17 017", "ff FF", "1_000 5", "99999999999999999999", "300 -300", "abc def", "é ü",
		"true false", "tru", "T F", "0 1", "1.5e3 -.25", "0x1p-2 1p4", "nan inf", "1e999 x", "\"q\\\"u\" `b`", "6869 7a", "a:b c", "U+1F600", "+5 -5", "12345678", "a%b", "50%", "  x", "x\n\ny", "x \n y", "5x", "\r\n3"}
	for _, text := range texts {
		var i, j int
		var i8 int8
		var u uint
		var u8 uint8
		var u16 uint16
		var f float64
		var g float32
		var s, q string
		var b []byte
		var t, w bool
		var c rune
		fmt.Printf("%q\n", text)
		try := func(n int, err error) {
			fmt.Println(n, err, i, j, i8, u, u8, u16, f, g, s, q, string(b), t, w, c)
			i, j, i8, u, u8, u16, f, g, s, q, b, t, w, c = 0, 0, 0, 0, 0, 0, 0, 0, "", "", nil, false, false, 0
		}
		try(fmt.Sscan(text, &i, &j))
		try(fmt.Sscan(text, &s, &b))
		try(fmt.Sscan(text, &u, &u16))
		try(fmt.Sscan(text, &f, &g))
		try(fmt.Sscan(text, &t, &w))
		try(fmt.Sscan(text, &i8, &u8))
		try(fmt.Sscanln(text, &i, &j))
		try(fmt.Sscanln(text, &s))
		try(fmt.Sscanln(text, &s, &q))
		try(fmt.Sscanf(text, "%d %d", &i, &j))
		try(fmt.Sscanf(text, "%d,%d", &i, &j))
		try(fmt.Sscanf(text, "%v%v", &i, &j))
		try(fmt.Sscanf(text, "%x %X", &i, &u))
		try(fmt.Sscanf(text, "%o %b", &i, &j))
		try(fmt.Sscanf(text, "%3d%2d", &i, &j))
		try(fmt.Sscanf(text, "%1s%2s", &s, &q))
		try(fmt.Sscanf(text, "%c%c", &c, &i))
		try(fmt.Sscanf(text, "%q %q", &s, &q))
		try(fmt.Sscanf(text, "%x%s", &s, &b))
		try(fmt.Sscanf(text, "%4x", &b))
		try(fmt.Sscanf(text, "%U", &i))
		try(fmt.Sscanf(text, "%e %g", &f, &g))
		try(fmt.Sscanf(text, "%3f%f", &f, &g))
		try(fmt.Sscanf(text, "%t %v", &t, &w))
		try(fmt.Sscanf(text, "%s\n%s", &s, &q))
		try(fmt.Sscanf(text, "%s \n %s", &s, &q))
		try(fmt.Sscanf(text, " %s", &s))
		try(fmt.Sscanf(text, "a%%%s", &s))
		try(fmt.Sscanf(text, "%d%%", &i))
		try(fmt.Sscanf(text, "%z", &i))
		try(fmt.Sscanf(text, "%d", &s))
		try(fmt.Sscanf(text, "%s", &i))
		try(fmt.Sscanf(text, "%s", &f))
		try(fmt.Sscanf(text, "%d", &t))
		try(fmt.Sscanf(text, "%d %"))
		try(fmt.Sscanf(text, "%d"))
		try(fmt.Sscanf(text, "", &i))
		try(fmt.Sscanf(text, "%d", i))
		var p pair
		n, err := fmt.Sscanf(text, "%5v", &p)
		fmt.Println(n, err, p)
		n, err = fmt.Sscan(text, &s, &p)
		fmt.Println(n, err, s, p)
	}
	// A reader that takes characters back loses none between two calls.
	r := bufio.NewReader(strings.NewReader("3 4\n5rest\nline"))
	var x, y, z int
	fmt.Println(fmt.Fscan(r, &x, &y, &z))
	rest, err := r.ReadString('\n')
	fmt.Printf("%d %d %d %q %v\n", x, y, z, rest, err)
	other := plain{strings.NewReader("3 4\n5rest\nline")}
	fmt.Println(fmt.Fscan(other, &x, &y))
	left, err := io.ReadAll(other)
	fmt.Printf("%d %d %q %v\n", x, y, left, err)
	lines := strings.NewReader("1 2\n3\n\n4 5 6\n7 8")
	for k := 0; k < 6; k++ {
		n, err := fmt.Fscanln(lines, &x, &y)
		fmt.Println(n, err, x, y)
	}
}
