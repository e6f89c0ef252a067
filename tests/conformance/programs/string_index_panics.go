//rule: an index or slice bound outside a string panics (spec "Index expressions", "Slice expressions")

package main

import "fmt"

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	s := "abc"
	n, neg := 3, -1
	try(func() { fmt.Println(s[n]) })
	try(func() { fmt.Println(s[neg]) })
	try(func() { fmt.Println(s[n+2:]) })
	try(func() { fmt.Println(s[:n+1]) })
	try(func() { fmt.Println(s[n:1]) })
	try(func() { fmt.Println(s[n:] == "") })
}
