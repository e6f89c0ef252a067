//rule: conversion of an integer to a float rounds to the target's precision (spec "Conversions", between numeric types)

package main

import "fmt"

func main() {
	a := 16777217
	fmt.Println(float32(a) == 16777216, float64(a) == 16777217)
	b := int64(9007199254740993)
	fmt.Println(int64(float64(b)))
	u := uint64(1<<64 - 1)
	fmt.Println(float64(u) == 18446744073709551616.0)
	fmt.Println(float64(7)/2, 7/2)
}
