package main

func f(a int b string) {} // error "syntax error: unexpected (name )?b"

func main() {}
