package main

var m map[[]int]string // error "invalid map key type \[\]int"

func main() { _ = m }
