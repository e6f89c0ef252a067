//rule: raw strings keep backslashes and drop carriage returns, interpreted strings use escapes (spec "String literals")

package main

import "fmt"

func main() {
	a := `raw \n "x"
second`
	b := "tab\tquote\"\x41\u00e9\U0001F600\101"
	fmt.Println(a)
	fmt.Println(b)
	fmt.Println(len(a), len(b), len(`\`), len("\xff"), "日本" == "\u65e5\u672c", "日" == "\xe6\x97\xa5")
}
