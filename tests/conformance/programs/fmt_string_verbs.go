//rule: %s %q %x %X of strings and byte slices with precision and width (package fmt)

package main

import "fmt"

func main() {
	s := "héllo"
	fmt.Printf("%s|%10s|%-10s|%.2s|%8.3s|%q|%10q|%x|%X|% x|%#x|% X\n", s, s, s, s, s, s, "a", s, s, s, s, "az")
	b := []byte("go\n")
	fmt.Printf("%s|%q|%x|%v|%d\n", b, b, b, b, b)
	fmt.Printf("%q %+q %#q %#q\n", "tab\t\"q\"", "é☺", "raw", "back`tick")
	fmt.Printf("%q %s %x\n", []string{"a b", "c"}, []string{"a b", "c"}, []string{"ab", "c"})
	fmt.Printf("%-5s|%5s|%-4s|\n", "ab", "世界", "日本")
	fmt.Printf("%q %q\n", "\xff\x00\u200b", 'é')
}
