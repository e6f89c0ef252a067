//rule: strings: TrimSpace, Trim, TrimLeft, TrimPrefix and relatives (package strings)

package main

import (
	"fmt"
	"strings"
)

func main() {
	fmt.Printf("%q\n", strings.TrimSpace("\t  x y \n"))
	fmt.Printf("%q %q %q\n", strings.Trim("xxhixx", "x"), strings.TrimLeft("xyhi", "yx"), strings.TrimRight("hi...", "."))
	fmt.Printf("%q %q %q\n", strings.TrimPrefix("prefix-a", "prefix-"), strings.TrimSuffix("a.go", ".go"), strings.TrimPrefix("abc", "x"))
	fmt.Printf("%q\n", strings.TrimFunc("123abc456", func(r rune) bool { return r < 'a' }))
}
