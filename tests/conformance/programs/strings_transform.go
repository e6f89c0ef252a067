//rule: strings: Repeat, Replace, ToUpper, Map, case changes (package strings)

package main

import (
	"fmt"
	"strings"
)

func main() {
	fmt.Println(strings.Repeat("ab", 3), strings.Repeat("x", 0) == "")
	fmt.Println(strings.Replace("aaaa", "a", "b", 2), strings.ReplaceAll("a.b.c", ".", "::"), strings.ReplaceAll("ab", "", "-"))
	fmt.Println(strings.ToUpper("héllo"), strings.ToLower("ÄBC"))
	fmt.Println(strings.Map(func(r rune) rune {
		if r == 'l' {
			return -1
		}
		return r + 1
	}, "hello"))
	r := strings.NewReplacer("<", "&lt;", ">", "&gt;")
	fmt.Println(r.Replace("<b>x</b>"))
	defer func() { fmt.Println(recover() != nil) }()
	fmt.Println(strings.Repeat("x", -1))
}
