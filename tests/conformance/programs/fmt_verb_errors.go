//rule: wrong verbs and operand counts are reported in the output (package fmt)

package main

import "fmt"

type t struct{ a int }

func main() {
	format := "%d %s\n"
	fmt.Printf(format, "s", 5)
	fmt.Printf("%z %!\n"[:3]+"\n", 1)
	format = "%d %d\n"
	fmt.Printf(format, 1)
	format = "%d\n"
	fmt.Printf(format, 1, "extra", 2)
	format = "%[5]d %s %t\n"
	fmt.Printf(format, 1)
	format = "%s %d %x\n"
	fmt.Printf(format, nil, t{1}, true)
	format = "%d|%s|%v|%"
	fmt.Printf(format, []string{"a"}, []int{1}, t{2})
	fmt.Println()
	format = "%*d\n"
	fmt.Printf(format, "x", 1)
}
