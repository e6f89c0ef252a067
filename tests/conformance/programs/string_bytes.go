//rule: indexing a string gives bytes, len counts bytes (spec "String types", "Index expressions")

package main

import "fmt"

func main() {
	s := "héllo"
	fmt.Println(len(s), s[0], s[1], s[2], s[len(s)-1])
	fmt.Printf("%T\n", s[0])
	b := []byte(s)
	b[0] = 'H'
	fmt.Println(string(b), s)
	fmt.Println(s[1:3], s[3:], s[:1], s[2:2] == "")
}
