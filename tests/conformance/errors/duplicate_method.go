package main

type t struct{}

func (t) m() {}

func (*t) m() {} // error "(method t.m already declared at|m redeclared)"

func main() {}
