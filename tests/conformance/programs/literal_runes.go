//rule: rune literals with every escape (spec "Rune literals")

package main

import "fmt"

func main() {
	fmt.Println('a', 'ä', '本', '\t', '\000', '\007', '\377', '\x07', '\xff', '\u12e4', '\U00101234', '\'')
	fmt.Println('\a', '\b', '\f', '\n', '\r', '\v', '\\')
	fmt.Println(string('本'), '"')
}
