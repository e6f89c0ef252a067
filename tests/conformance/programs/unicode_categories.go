//rule: categories of Unicode by name (unicode.Categories, regexp classes)

package main

import (
	"fmt"
	"regexp"
	"unicode"
)

var identifier = regexp.MustCompile(`^[_\p{L}][_\p{L}\p{N}]*$`)

func main() {
	fmt.Println(identifier.MatchString("größe_2"), identifier.MatchString("2nd"), identifier.MatchString("a-b"))
	for _, r := range "a7½ §+$^«\n\u00ad" {
		for _, name := range []string{"L", "N", "Nd", "No", "P", "Pi", "S", "Sc", "Sk", "Sm", "Z", "Zs", "C", "Cc", "Cf"} {
			if unicode.Is(unicode.Categories[name], r) {
				fmt.Print(name, " ")
			}
		}
		fmt.Println()
	}
	fmt.Println(unicode.In('7', unicode.Letter, unicode.Number), unicode.In('+', unicode.Punct, unicode.Mark), unicode.Is(unicode.Symbol, '+'))
}
