package main

var a = b // error "initialization (loop|cycle)"
var b = a

func main() {}
