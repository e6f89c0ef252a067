//rule: which characters are printed as they are, by unicode, strconv and fmt (unicode.IsPrint, unicode.IsGraphic, strconv.IsPrint)

package main

import (
	"fmt"
	"strconv"
	"unicode"
)

func main() {
	shown, graphic, sum := 0, 0, 0
	for r := rune(-1); r < 0x3000; r++ {
		if unicode.IsPrint(r) {
			shown++
			sum = (sum*31 + int(r)) % 1000003
		}
		if unicode.IsGraphic(r) {
			graphic++
		}
		if unicode.IsPrint(r) != strconv.IsPrint(r) || unicode.IsGraphic(r) != strconv.IsGraphic(r) {
			fmt.Println(r)
		}
	}
	fmt.Println(shown, graphic, sum)
	for _, r := range []rune{' ', 0x7f, 0xa0, 0xad, 0x378, 0x3000, 0xd7ff, 0xd800, 0xdfff, 0xe000, 0xfeff, 0xfffc, 0xfffd, 0xfffe, 0x1f600, 0x10ffff, 0x110000, -5} {
		fmt.Println(r, unicode.IsPrint(r), unicode.IsGraphic(r), strconv.IsPrint(r), strconv.QuoteRune(r), strconv.Quote(string(r)))
	}
	fmt.Printf("%q %+q %#q\n", "\ufffd\xff\u00ad", "\ufffd", "a`")
}
