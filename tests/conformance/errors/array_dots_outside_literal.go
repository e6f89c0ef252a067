package main

var a [...]int // error "(outside a composite literal|invalid use of \[\.\.\.\] array|undefined: \.\.\.)"

func main() {}
