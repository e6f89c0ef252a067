package main

func (t *ghost) m() {} // error "undefined: ghost"

func main() {}
