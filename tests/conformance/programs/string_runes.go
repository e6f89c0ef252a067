//rule: conversion between strings and rune slices decodes and encodes UTF-8 (spec "Conversions", to and from a string type)

package main

import "fmt"

func main() {
	s := "aé世😀"
	r := []rune(s)
	fmt.Println(len(s), len(r), r)
	r[0], r[2] = r[2], r[0]
	fmt.Println(string(r))
	fmt.Println(string([]rune{0x41, 0x10FFFF + 1, -1, 0xD800}) == "A\uFFFD\uFFFD\uFFFD")
	fmt.Println(string(rune(0x4e16)), string(rune(-5)) == "\uFFFD")
	type letters []rune
	type text string
	fmt.Println(text(letters{'o', 'k'}), len(letters(text("né"))))
}
