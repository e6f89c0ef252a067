//rule: a panic shows unsigned indices and bounds as they are, also above the largest int64 (spec "Index expressions", "Slice expressions")

package main

import "fmt"

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	var u uint64 = 1<<64 - 1
	var w uint8 = 200
	s, b, a := "abc", []int{1}, [2]int{}
	try(func() { _ = s[u] })
	try(func() { _ = b[u] })
	try(func() { _ = a[u] })
	try(func() { _ = s[:u] })
	try(func() { _ = s[u:] })
	try(func() { _ = b[u:] })
	try(func() { _ = b[0:u] })
	try(func() { _ = b[0:1:u] })
	try(func() { _ = b[0:u:1] })
	try(func() { _ = b[u:1:1] })
	try(func() { _ = a[:u] })
	try(func() { _ = a[w:] })
	var n int8 = -1
	try(func() { _ = s[n] })
	try(func() { _ = s[n:] })
	try(func() { _ = b[:n] })
	try(func() { _ = b[n:1:1] })
	try(func() { _ = b[:n:1] })
}
