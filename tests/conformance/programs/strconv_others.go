//rule: strconv: ParseBool, ParseFloat, FormatFloat, Quote, Append (package strconv)

package main

import (
	"fmt"
	"strconv"
)

func main() {
	b, err := strconv.ParseBool("true")
	fmt.Println(b, err)
	b, err = strconv.ParseBool("yes")
	fmt.Println(b, err)
	f, err := strconv.ParseFloat("3.25e2", 64)
	fmt.Println(f, err)
	_, err = strconv.ParseFloat("1.x", 64)
	fmt.Println(err)
	fmt.Println(strconv.FormatFloat(1.5, 'f', 3, 64), strconv.FormatFloat(1234.5678, 'e', 2, 64), strconv.FormatFloat(0.1, 'g', -1, 64), strconv.FormatBool(false))
	fmt.Println(strconv.Quote("a\"b\n\x00é"), strconv.QuoteRune('☺'), strconv.QuoteToASCII("é"))
	s, err := strconv.Unquote(`"x\ty"`)
	fmt.Println(s, err)
	fmt.Println(string(strconv.AppendInt([]byte("n="), 42, 10)))
}
