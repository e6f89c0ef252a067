package main

import (
	"fmt"
	_ "no/such/package" // error "package no/such/package is not in (GOROOT|std)"
)

func main() {
	fmt.Println()
}
