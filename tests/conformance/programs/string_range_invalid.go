//rule: range over a string yields U+FFFD of width 1 for each invalid byte (spec "For statements" with range clause)

package main

import "fmt"

func main() {
	for i, r := range "a\xffb\xc3" {
		fmt.Printf("%d:%U ", i, r)
	}
	fmt.Println()
	for i, r := range "\xed\xa0\x80\xf4\x90\x80\x80" {
		fmt.Printf("%d:%U ", i, r)
	}
	fmt.Println()
	for i, r := range "\xe4\xb8\xad\xe4\xb8\xc0\x80" {
		fmt.Printf("%d:%U ", i, r)
	}
	fmt.Println()
	fmt.Println([]rune("x\xc0\xafy"), len([]rune("\xf0\x9f\x98")))
}
