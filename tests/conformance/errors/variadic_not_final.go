package main

func f(a ...int, b string) {} // error "can only use \.\.\. with final (parameter|argument) in list"

func main() {}
