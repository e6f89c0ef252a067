package main

const a = b // error "initialization (loop|cycle)"
const b = a

func main() {}
