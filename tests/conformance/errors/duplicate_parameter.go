package main

func f(a int, a string) {} // error "(duplicate argument a|a redeclared in this block)"

func main() {}
