package main

func (i int) double() int { return i * 2 } // error "cannot define new methods on non-local type int"

func main() {}
