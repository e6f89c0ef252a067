package main

import "fmt"

type celsius float64
type kelvin float64

func main() {
	a, b := celsius(1), kelvin(1)
	fmt.Println(a == b) // error "mismatched types celsius and kelvin"
}
