//rule: unicode.SimpleFold goes round the runes that are equal under folding; tables are sets of runes (package unicode)
package main

import (
	"fmt"
	"unicode"
)

func main() {
	for _, r := range []rune{'A', 'k', 's', 'i', 'I', '1', 0xE5, 0xDF, 'é', 'Σ', 'б', 0x130, -2} {
		fmt.Print(string(r), ":")
		for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
			fmt.Printf(" %U", f)
		}
		fmt.Println()
	}
	for _, r := range "aZ5 é世カ\t" {
		fmt.Println(unicode.Is(unicode.Letter, r), unicode.Is(unicode.Upper, r), unicode.In(r, unicode.Digit, unicode.Lower), unicode.Is(unicode.Han, r),
			unicode.Is(unicode.White_Space, r), unicode.Is(unicode.Katakana, r), unicode.Is(unicode.Categories["Nd"], r))
	}
}
