package main

func f() {}

func f() {} // error "f redeclared in this block"

func main() { f() }
