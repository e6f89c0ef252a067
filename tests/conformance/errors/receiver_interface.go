package main

type i interface{ a() }

func (i) m() {} // error "invalid receiver type i"

func main() {}
