//rule: conversion of a float to an integer discards the fraction (spec "Conversions", between numeric types)

package main

import "fmt"

func main() {
	for _, f := range []float64{0, 0.9, -0.9, 2.5, -2.5, 1e9 + 0.5, 123456789.999} {
		fmt.Println(int(f), int64(f), int32(f))
	}
	g := float32(3.99)
	fmt.Println(int(g), uint8(g), int8(-g))
}
