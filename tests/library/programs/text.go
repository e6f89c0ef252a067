//stalemate:expect safe

// Uses the packages for text; every check must hold.
package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

func check(what string, got, want any) {
	if g, w := fmt.Sprint(got), fmt.Sprint(want); g != w {
		panic(what + ": " + g + ", not " + w)
	}
}

func main() {
	check("Fields", strings.Join(strings.Fields(" a b\tc "), ","), "a,b,c")
	check("Split", len(strings.Split("a,b,,c", ",")), 4)
	check("ToUpper", strings.ToUpper("aäß"), "AÄß")
	check("Replace", strings.ReplaceAll("aXbX", "X", "--"), "a--b--")
	check("Replacer", strings.NewReplacer("a", "b", "b", "a").Replace("abc"), "bac")
	check("TrimSpace", strings.TrimSpace(" \n x "), "x")
	check("Trim", strings.Trim("xxaxx", "x"), "a")
	check("EqualFold", strings.EqualFold("Go", "GO"), true)
	check("Repeat", strings.Repeat("ab", 3), "ababab")
	check("Map", strings.Map(func(r rune) rune { return r + 1 }, "abc"), "bcd")
	before, after, found := strings.Cut("k=v", "=")
	check("Cut", []any{before, after, found}, "[k v true]")
	var b strings.Builder
	b.WriteString("a")
	b.WriteByte('b')
	b.WriteRune('ä')
	fmt.Fprintf(&b, "%d", 7)
	check("Builder", b.String(), "abä7")

	n, err := strconv.Atoi("12x")
	check("Atoi", fmt.Sprint(n, err), `0 strconv.Atoi: parsing "12x": invalid syntax`)
	_, err = strconv.ParseInt("300", 10, 8)
	check("ParseInt", err, `strconv.ParseInt: parsing "300": value out of range`)
	check("Itoa", strconv.Itoa(-5)+strconv.Quote("a\n")+strconv.FormatBool(true), "-5\"a\\n\"true")
	f, _ := strconv.ParseFloat("2.5", 64)
	check("ParseFloat", f, 2.5)
	u, err := strconv.Unquote(`"\u00e4\x41"`)
	check("Unquote", []any{u, err}, "[äA <nil>]")

	check("unicode", []bool{unicode.IsLetter('ä'), unicode.IsDigit('5'), unicode.IsSpace(' '), unicode.IsUpper('a'), unicode.IsPunct('!')}, "[true true true false true]")
	r, size := utf8.DecodeRuneInString("€")
	check("utf8", []any{string(r), size, utf8.RuneCountInString("aä€")}, "[€ 3 3]")

	var buffer bytes.Buffer
	buffer.WriteString("one\ntwo\n")
	line, err := buffer.ReadString('\n')
	check("Buffer", []any{strings.TrimSpace(line), err, buffer.Len()}, "[one <nil> 4]")
	check("bytes", string(bytes.ToUpper(bytes.TrimSpace([]byte(" x ")))), "X")

	s := bufio.NewScanner(strings.NewReader("a b\nc d"))
	lines := 0
	for s.Scan() {
		lines++
	}
	check("Scanner", lines, 2)
	var out bytes.Buffer
	w := bufio.NewWriter(&out)
	fmt.Fprint(w, "x")
	w.Flush()
	rd := bufio.NewReader(strings.NewReader("first\nrest"))
	text, _ := rd.ReadString('\n')
	check("bufio", out.String()+text, "xfirst\n")
	all, err := io.ReadAll(io.TeeReader(io.LimitReader(strings.NewReader("abcdef"), 3), &out))
	check("io", []any{string(all), err, out.String()}, "[abc <nil> xabc]")
}
