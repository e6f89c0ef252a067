//rule: converting between string and []byte copies the bytes (spec "Conversions", to and from a string type)

package main

import "fmt"

func main() {
	b := []byte("shared?")
	s := string(b)
	b[0] = 'S'
	c := []byte(s)
	c[1] = 'H'
	fmt.Println(string(b), s, string(c))
	n := copy(b[2:], "xyz")
	fmt.Println(n, string(b))
	b = append(b[:1], "uffix"...)
	fmt.Println(string(b), string([]byte(nil)) == "", []byte("") == nil)
}
