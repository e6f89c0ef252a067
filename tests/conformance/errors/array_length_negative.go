package main

var a [-1]int // error "invalid array length -1"

func main() {}
