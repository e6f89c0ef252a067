//rule: utf8.RuneCountInString, DecodeRune, RuneLen, Valid (package unicode/utf8)

package main

import (
	"fmt"
	"unicode/utf8"
)

func main() {
	s := "añ世😀\xff"
	fmt.Println(len(s), utf8.RuneCountInString(s), utf8.ValidString(s), utf8.ValidString(s[:len(s)-1]))
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		fmt.Print(r, ":", n, " ")
		i += n
	}
	fmt.Println()
	r, n := utf8.DecodeLastRuneInString("x世")
	fmt.Println(r, n, utf8.RuneLen('ñ'), utf8.RuneLen(-1), utf8.RuneError, utf8.UTFMax, utf8.ValidRune(0xD800))
	fmt.Println(string(utf8.AppendRune(nil, '世')), utf8.RuneCount([]byte("äö")))
}
