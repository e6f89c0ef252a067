package main

type t int

type t string // error "t redeclared in this block"

func main() {}
