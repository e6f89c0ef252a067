package main

type p *int

func (p) m() {} // error "invalid receiver type p"

func main() {}
