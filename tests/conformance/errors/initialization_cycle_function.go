package main

var x = f() // error "initialization (loop|cycle)"

func f() int { return x + 1 }

func main() {}
