package main

const c []int = nil // error "invalid constant type \[\]int"

func main() {}
