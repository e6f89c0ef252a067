//rule: conversion between float widths rounds; arithmetic is done in the operand's type (spec "Conversions", between numeric types)

package main

import "fmt"

func main() {
	x := 0.1
	y := float32(x)
	fmt.Println(float64(y) == x, y == 0.1)
	fmt.Println(float64(y))
	var a, b float32 = 16777216, 1
	fmt.Println(a+b == a, float64(a)+float64(b))
	fmt.Println(y*3, x*3)
}
