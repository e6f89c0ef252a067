package main

type t struct{ m int }

func (t) m() {} // error "field and method with the same name m"

func main() {}
