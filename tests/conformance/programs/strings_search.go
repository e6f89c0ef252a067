//rule: strings: Contains, Index, HasPrefix, Count and relatives (package strings)

package main

import (
	"fmt"
	"strings"
)

func main() {
	s := "the quick brown the end"
	fmt.Println(strings.Contains(s, "quick"), strings.Contains(s, ""), strings.ContainsRune(s, 'z'), strings.ContainsAny(s, "xyzk"))
	fmt.Println(strings.Index(s, "the"), strings.LastIndex(s, "the"), strings.Index(s, "zz"), strings.IndexByte(s, 'q'), strings.IndexRune("añb", 'ñ'), strings.IndexAny(s, "kq"))
	fmt.Println(strings.HasPrefix(s, "the"), strings.HasSuffix(s, "the"), strings.Count(s, "the"), strings.Count("five", ""))
	fmt.Println(strings.IndexFunc(s, func(r rune) bool { return r == ' ' }), strings.Compare("a", "b"), strings.EqualFold("Go", "GO"))
}
